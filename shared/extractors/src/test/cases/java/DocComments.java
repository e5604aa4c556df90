/* Licence. */
/** Dangling. */
/** The class. */
// between
@Deprecated
class DocComments {
  /**
   * First line.
   *
   *   <pre>indented</pre>
   * @return nothing
   */
  int a, b;

  /** */
  void empty() {}

  /// Markdown *here*,
  ///   indented,
  ///
  /// end.
  void markdown() {
    /** Of nothing. */
    int local;
  }

  /**no space**/
  DocComments() {}

  void /** misplaced */ none() {}

  enum E {
    /** Constant. */
    A
  }
  /** At the end. */
}
