package dev.sourcelake.extractors.python.tokens;

import java.nio.charset.StandardCharsets;

/** What follows a word in its statement: enough to tell whether the word is a keyword. */
final class Statement {
  private static final String CONTINUES_A_NAME = "=.,;:)]}";

  private final byte[] text;
  private PythonLexer lexer;
  private TokenKind first;
  private String firstText = "";
  private String second = "";
  private boolean hasColon;
  private boolean endsWithColon;
  private boolean over;

  private Statement(byte[] text) {
    this.text = text;
  }

  /** Reads from behind the word to the end of its logical line. */
  static Statement of(byte[] text, int start, int limit) {
    Statement statement = new Statement(text);
    statement.lexer = new PythonLexer(text, start, statement::add);
    statement.lexer.readOver();
    statement.lexer.readWhile(limit, () -> !statement.over);
    return statement;
  }

  private void add(TokenKind kind, int start, int end) {
    if (kind == TokenKind.NEWLINE) {
      over = lexer.isOutermost();
    } else if (kind.isSignificant()) {
      String token = new String(text, start, Math.min(end - start, 8), StandardCharsets.UTF_8);
      if (first == null) {
        first = kind;
        firstText = token;
      } else if (second.isEmpty()) {
        second = token;
      }
      endsWithColon = lexer.isOutermost() && token.equals(":");
      hasColon |= endsWithColon;
    }
  }

  /** The kind of the first token after the word, or null. */
  TokenKind first() {
    return first;
  }

  /** The second token, cut where it is long. */
  String second() {
    return second;
  }

  /** Whether an expression or a pattern stands before a colon, which may have to be the end. */
  boolean startsExpression(boolean ends) {
    return first != null
        && (first != TokenKind.OPERATOR || !firstText.endsWith("="))
        && (firstText.equals("...") || CONTINUES_A_NAME.indexOf(firstText.charAt(0)) < 0)
        && (ends ? endsWithColon : hasColon);
  }
}
