package dev.sourcelake.extractors.java;

/**
 * Why one file may not show what a name means although it declares it: {@link JavacEvidence} says
 * where a rule's predicate holds, by javac's elements and types. None is about a certain file.
 */
enum JavacNameRule {
  /** A field of a record that is not static, or a parameter of its compact constructor. */
  RECORD_COMPONENT(
      "Records.java",
      0.003,
      "a component's name is that of a field or parameter for javac, of a component for us; all"
          + " stand in the record's head"),
  /** A method that nobody wrote, of a type of the file. */
  IMPLICIT_MEMBER(
      "Enums.java",
      0.003,
      "what the language adds has no place for javac; ours is that of the component or the type"),
  /** A member of another file's type that a type around the name inherits. */
  INHERITED_FROM_OTHER_FILES(
      "InheritedFromOtherFiles.java",
      0.002,
      "a member of a parent in another file hides what the file declares"),
  /** What stands before the dot is of a type that is not written in the file. */
  TYPE_OF_OTHER_FILES(
      "NamesOfOtherFiles.java",
      0.004,
      "the type before the dot is what a method, field or class of another file gives"),
  /** One of several methods of a name, and an argument's type or its parents are of other files. */
  ARGUMENT_OF_OTHER_FILES(
      "OverloadsOfOtherFiles.java",
      0.006,
      "which of several methods is meant hangs on types or parents that other files declare");

  private final String goldenCase;
  private final double ceiling;
  private final String reason;

  JavacNameRule(String goldenCase, double ceiling, String reason) {
    this.goldenCase = goldenCase;
    this.ceiling = ceiling;
    this.reason = reason;
  }

  /** A golden case in which the rule is needed. */
  String goldenCase() {
    return goldenCase;
  }

  /** The share of all names that the rule may explain. */
  double ceiling() {
    return ceiling;
  }

  /** Why the two differ. */
  String reason() {
    return reason;
  }
}
