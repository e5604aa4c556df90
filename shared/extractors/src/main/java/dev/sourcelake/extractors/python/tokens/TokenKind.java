package dev.sourcelake.extractors.python.tokens;

import java.util.Locale;

/** What a token is. */
public enum TokenKind {
  BOM,
  /** Blanks, tabs and form feeds; an indent is one. */
  WHITESPACE,
  NEWLINE,
  /** A backslash with the line end after it. */
  CONTINUATION,
  COMMENT,
  IDENTIFIER,
  /** Reserved words, and {@code match}, {@code case} and {@code type} where they are such. */
  KEYWORD,
  NUMBER,
  /** A string or bytes literal without replacement fields. */
  STRING,
  /** Prefix and opening quotes of a string with replacement fields. */
  STRING_START,
  /** Text of such a string, or of a format. */
  STRING_MIDDLE,
  /** Its closing quotes. */
  STRING_END,
  OPERATOR,
  /** Brackets, and what stands between the parts of a program: commas, colons, semicolons, dots. */
  SEPARATOR,
  /** What starts no token, or a literal without an end. */
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
      case BOM, WHITESPACE, NEWLINE, CONTINUATION, COMMENT, SKIPPED -> false;
      case IDENTIFIER,
          KEYWORD,
          NUMBER,
          STRING,
          STRING_START,
          STRING_MIDDLE,
          STRING_END,
          OPERATOR,
          SEPARATOR,
          ERROR ->
          true;
    };
  }
}
