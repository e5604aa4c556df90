package dev.sourcelake.extractors.python;

/** Why the target of a call or a base is named otherwise by LibCST. */
enum LibcstRule {
  /** A variable, parameter or comprehension's name is the beginning. */
  VARIABLE("LibCST names the variable, we name what it holds", 0.6, "def f(x: int):\n    x.m()\n"),
  /** A function of the file is the beginning of a dotted name. */
  FUNCTION_ATTRIBUTE(
      "LibCST names the attribute, we know of none", 0.01, "def f(): pass\nf.cache.clear()\n"),
  /** A class of the file is the beginning of a name with more than one dot. */
  HELD_BY_CLASS(
      "LibCST names the path, we look into no class's attributes",
      0.01,
      "class C: a = 1\nC.a.clear()\n"),
  /** A class of the file that has parents, and not the member that is asked of it. */
  INHERITED(
      "LibCST names the class, we name the parent that has the member",
      0.01,
      "class A:\n    def m(self): pass\nclass B(A): pass\nB.m(1)\n");

  private final String reason;
  private final double ceiling;
  private final String example;

  LibcstRule(String reason, double ceiling, String example) {
    this.reason = reason;
    this.ceiling = ceiling;
    this.example = example;
  }

  String reason() {
    return reason;
  }

  /** Of how large a part of all targets it may be the reason. */
  double ceiling() {
    return ceiling;
  }

  /** A file to which it applies once. */
  String example() {
    return example;
  }
}
