package dev.sourcelake.extractors.java.names;

import java.util.Locale;

/** What a name is used for where it stands. */
enum Role {
  DECLARATION,
  READ,
  WRITE,
  READ_WRITE,
  CALL,
  /** The type of a construction. */
  CONSTRUCT,
  TYPE,
  ANNOTATION,
  /** A named argument of an annotation. */
  MEMBER,
  IMPORT,
  /** A package, or the packages that a qualified name starts with. */
  PACKAGE,
  /** A module's name. */
  MODULE,
  /** The target of break or continue. */
  LABEL;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** Its name in the table of references. */
  String id() {
    return id;
  }

  boolean writes() {
    return this == WRITE || this == READ_WRITE;
  }
}
