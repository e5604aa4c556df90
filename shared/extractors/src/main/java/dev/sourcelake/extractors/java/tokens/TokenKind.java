package dev.sourcelake.extractors.java.tokens;

import java.util.Locale;

/** What a token is. */
public enum TokenKind {
  BOM,
  WHITESPACE,
  NEWLINE,
  COMMENT,
  IDENTIFIER,
  /** Reserved words, literals that are words, and contextual keywords where they are such. */
  KEYWORD,
  NUMBER,
  CHARACTER,
  /** A string literal or a text block. */
  STRING,
  OPERATOR,
  /** Brackets, and what stands between the parts of a program: commas, dots, semicolons. */
  SEPARATOR,
  /** A char that starts no token, or a literal or comment without an end. */
  ERROR,
  /** A range that is not read, such as a generated region. */
  SKIPPED;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** Its name in the table of tokens. */
  String id() {
    return id;
  }

  /** Whether the language's grammar sees it. */
  boolean isSignificant() {
    return switch (this) {
      case IDENTIFIER, KEYWORD, NUMBER, CHARACTER, STRING, OPERATOR, SEPARATOR, ERROR -> true;
      case BOM, WHITESPACE, NEWLINE, COMMENT, SKIPPED -> false;
    };
  }
}
