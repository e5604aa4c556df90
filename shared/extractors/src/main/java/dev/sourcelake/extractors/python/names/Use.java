package dev.sourcelake.extractors.python.names;

import java.util.Locale;

/** What a name is used for where it stands. */
public enum Use {
  /** The name of a class, a function, a parameter, a type parameter or a type alias. */
  DECLARATION,
  READ,
  WRITE,
  READ_WRITE,
  DELETE,
  CALL,
  /** A call of a class of this file. */
  CONSTRUCT,
  /** A base class, or a name in a type annotation. */
  TYPE,
  /** A decorator. */
  ANNOTATION,
  IMPORT,
  /** The name that an argument is passed by. */
  KEYWORD,
  GLOBAL,
  NONLOCAL;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** Its name in the table of references. */
  public String id() {
    return id;
  }
}
