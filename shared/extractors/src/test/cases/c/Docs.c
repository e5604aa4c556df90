/**
 * @file
 * About the file.
 */

/**
 * Adds.
 *
 * @param a one
 * @return the sum
 */
int add(int a, int b);

/// One line
/// and another.
int lines;

/* plain */
int plain;

//! Qt's way.
int qt(void);

enum e {
  A, ///< the first
  B  /**< the second */
};
