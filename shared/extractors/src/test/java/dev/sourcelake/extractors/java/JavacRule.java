package dev.sourcelake.extractors.java;

/**
 * Where javac's trees and our rows say the same in other words: {@link JavacFacts} and {@link
 * JavaFacts} apply a rule where its predicate holds, and count it. None is about a certain file.
 */
enum JavacRule {
  /** A variable's last character is {@code ,} or {@code ;}. */
  SEPARATOR(
      "Statements.java",
      0.2,
      "javac's span of a variable holds what ends it, ours holds the semicolon of fields alone;"
          + " both are compared without"),
  /** Another variable of the same parent starts where this one does. */
  DECLARED_TOGETHER(
      "AnnotationUses.java",
      0.01,
      "javac lets all variables of a declaration start where it does, ours start at their names;"
          + " name and end are compared"),
  /** A variable of an enum whose initialiser is a construction of the enum that is not written. */
  ENUM_CONSTANT(
      "Enums.java",
      0.01,
      "a constant is a variable and a construction for javac, a definition for us; its arguments"
          + " and body are compared"),
  /** A parameter of a constructor starts before the constructor. */
  COPIED_COMPONENT(
      "Records.java",
      0.001,
      "javac copies a record's components into its compact constructor; they are not written there"),
  /** A method has a parameter whose name is {@code this}. */
  RECEIVER(
      "AnnotationUses.java",
      0.001,
      "a receiver declares no variable; its type and annotations are compared"),
  /** A class of the top level without an end. */
  IMPLICIT_CLASS(
      "CompactSource.java",
      0.001,
      "the class of a compact source file is not written; ours is marked as implicit");

  private final String goldenCase;
  private final double ceiling;
  private final String reason;

  JavacRule(String goldenCase, double ceiling, String reason) {
    this.goldenCase = goldenCase;
    this.ceiling = ceiling;
    this.reason = reason;
  }

  /** A golden case in which the rule is needed. */
  String goldenCase() {
    return goldenCase;
  }

  /** The share of all facts that the rule may touch. */
  double ceiling() {
    return ceiling;
  }

  /** Why the two differ. */
  String reason() {
    return reason;
  }
}
