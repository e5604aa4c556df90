/** @fileoverview What this is. */

/**
 * Adds.
 *   - kept indent
 * @param {number} a
 */
export function add(a) {}

/* no doc */
/** Of a class. */
class A {
  /** Of a method. */
  m() {}

  /** Of a field. */
  f = 1;
}

/** Of a constant. */
const c = 1;

/** Of an export. */
exports.d = () => {};

/** Of nothing. */
call(function () {});
