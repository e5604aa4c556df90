package dev.sourcelake.extractors.python.tokens;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Cuts Python into tokens that tile it; whatever the text, it ends, in time linear in its length.
 * For one text.
 */
public final class PythonLexer {
  /** Operators of more than one byte, longest first. */
  private static final byte[][] OPERATORS =
      bytes(
          "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "<>",
          "->", ":=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=");

  private static final int LONGEST_KEYWORD = "continue".length();

  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  private static final Set<String> PREFIXES =
      Set.of("r", "u", "b", "f", "t", "br", "rb", "fr", "rf", "tr", "rt");

  private final byte[] text;
  private final TokenConsumer out;
  private final Deque<OpenString> strings = new ArrayDeque<>();
  private Bytes bytes;
  private int at;

  /** Brackets that are open outside of replacement fields. */
  private int brackets;

  /** Whether a statement may start here. */
  private boolean starts = true;

  private boolean afterMatch;

  /** A lexer of UTF-8 bytes, which starts at an offset. */
  public PythonLexer(byte[] text, int start, TokenConsumer out) {
    this.text = text;
    this.at = start;
    this.out = out;
  }

  private static byte[][] bytes(String... operators) {
    byte[][] all = new byte[operators.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = operators[i].getBytes(StandardCharsets.US_ASCII);
    }
    return all;
  }

  /** Hands over the tokens up to an offset; no token reaches over it. */
  public void readTo(int limit) {
    readWhile(limit, () -> true);
  }

  /** Hands over tokens up to an offset as long as more are wanted. */
  public void readWhile(int limit, BooleanSupplier more) {
    bytes = new Bytes(text, limit);
    while (at < limit && more.getAsBoolean()) {
      next();
    }
  }

  /** Goes on in the middle of a statement. */
  void readOver() {
    starts = false;
  }

  /** Hands over what lies before an offset as one token that is not read. */
  public void skipTo(int limit) {
    if (at < limit) {
      out.accept(TokenKind.SKIPPED, at, limit);
      at = limit;
    }
  }

  private void next() {
    if (!strings.isEmpty() && strings.peek().isText()) {
      text(strings.peek());
      return;
    }
    int b = bytes.at(at);
    if (Bytes.isWhiteSpace(b)) {
      emit(TokenKind.WHITESPACE, bytes.whiteSpaceEnd(at));
    } else if (bytes.isLineEnd(at)) {
      emit(TokenKind.NEWLINE, bytes.lineEndEnd(at));
    } else if (b == '\\') {
      boolean joins = bytes.isLineEnd(at + 1);
      emit(
          joins ? TokenKind.CONTINUATION : TokenKind.ERROR,
          joins ? bytes.lineEndEnd(at + 1) : at + 1);
    } else if (b == '#') {
      emit(TokenKind.COMMENT, bytes.restOfLine(at));
    } else if (Bytes.isDigit(b) || (b == '.' && Bytes.isDigit(bytes.at(at + 1)))) {
      emit(TokenKind.NUMBER, bytes.numberEnd(at));
    } else if (b == '"' || b == '\'') {
      string(at, "");
    } else {
      int end = bytes.identifierEnd(at);
      if (end > at) {
        word(end);
      } else {
        symbol(b);
      }
    }
  }

  /** A piece of a string with replacement fields, or what ends the piece. */
  private void text(OpenString string) {
    int end = StringText.end(bytes, at, string);
    if (end > at) {
      emit(TokenKind.STRING_MIDDLE, end);
      return;
    }
    int b = bytes.at(at);
    if (b == '{') {
      string.open();
      emit(TokenKind.SEPARATOR, at + 1);
    } else if (b == '}') {
      boolean closes = string.field() != null;
      if (closes) {
        string.close();
      }
      emit(closes ? TokenKind.SEPARATOR : TokenKind.ERROR, at + 1);
    } else if (bytes.isLineEnd(at)) {
      // A format may end with its line; a string that does has no end.
      if (string.field() == null) {
        strings.pop();
      } else {
        string.field().inFormat = false;
      }
      emit(TokenKind.NEWLINE, bytes.lineEndEnd(at));
    } else {
      strings.pop();
      emit(TokenKind.STRING_END, at + (string.triple ? 3 : 1));
    }
  }

  private void string(int quoteAt, String prefix) {
    int quote = bytes.at(quoteAt);
    boolean triple = bytes.isTriple(quoteAt, quote);
    int from = quoteAt + (triple ? 3 : 1);
    if (prefix.indexOf('f') >= 0 || prefix.indexOf('t') >= 0) {
      strings.push(new OpenString(quote, triple, prefix.indexOf('r') >= 0));
      emit(TokenKind.STRING_START, from);
      return;
    }
    int end = bytes.stringEnd(from, quote, triple);
    if (end >= 0) {
      emit(TokenKind.STRING, end);
    } else {
      emit(TokenKind.ERROR, triple ? bytes.limit() : unclosedEnd(from));
    }
  }

  /** A literal without closing quotes ends with its line, which may be continued. */
  private int unclosedEnd(int from) {
    int end = bytes.restOfLine(from);
    while (end < bytes.limit() && isEscaped(from, end)) {
      end = bytes.restOfLine(bytes.lineEndEnd(end));
    }
    return end;
  }

  private boolean isEscaped(int from, int offset) {
    int backslashes = 0;
    while (offset - backslashes > from && bytes.at(offset - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void word(int end) {
    if (end - at > LONGEST_KEYWORD) {
      emit(TokenKind.IDENTIFIER, end);
      return;
    }
    String word = new String(text, at, end - at, StandardCharsets.UTF_8);
    int next = bytes.at(end);
    if (end - at <= 2 && (next == '"' || next == '\'')) {
      String prefix = word.toLowerCase(Locale.ROOT);
      if (PREFIXES.contains(prefix)) {
        string(end, prefix);
        return;
      }
    }
    boolean keyword = KEYWORDS.contains(word) || (starts && isSoftKeyword(word, end));
    emit(keyword ? TokenKind.KEYWORD : TokenKind.IDENTIFIER, end);
  }

  private boolean isSoftKeyword(String word, int end) {
    return switch (word) {
      case "type" -> {
        Statement rest = Statement.of(text, end, bytes.limit());
        yield rest.first() == TokenKind.IDENTIFIER
            && (rest.second().equals("=") || rest.second().equals("["));
      }
      case "match" -> {
        boolean keyword = Statement.of(text, end, bytes.limit()).startsExpression(true);
        afterMatch |= keyword;
        yield keyword;
      }
      case "case" -> afterMatch && Statement.of(text, end, bytes.limit()).startsExpression(false);
      default -> false;
    };
  }

  private void symbol(int b) {
    OpenString.Field field = strings.isEmpty() ? null : strings.peek().field();
    switch (b) {
      case '(', '[', '{' -> {
        change(field, 1);
        emit(TokenKind.SEPARATOR, at + 1);
      }
      case ')', ']', '}' -> {
        if (field != null && field.brackets == 0 && b == '}') {
          strings.peek().close();
        } else {
          change(field, -1);
        }
        emit(TokenKind.SEPARATOR, at + 1);
      }
      case ':' -> {
        boolean format = field != null && field.brackets == 0;
        if (format) {
          field.inFormat = true;
        }
        boolean named = !format && bytes.at(at + 1) == '=';
        emit(named ? TokenKind.OPERATOR : TokenKind.SEPARATOR, named ? at + 2 : at + 1);
      }
      case ',', ';' -> emit(TokenKind.SEPARATOR, at + 1);
      case '.' -> {
        boolean ellipsis = bytes.at(at + 1) == '.' && bytes.at(at + 2) == '.';
        emit(TokenKind.SEPARATOR, ellipsis ? at + 3 : at + 1);
      }
      default -> operator(b, field != null);
    }
  }

  private void change(OpenString.Field field, int by) {
    if (field != null) {
      field.brackets = Math.max(0, field.brackets + by);
    } else {
      brackets = Math.max(0, brackets + by);
    }
  }

  private void operator(int b, boolean inField) {
    for (byte[] each : OPERATORS) {
      if (each[0] == b
          && bytes.at(at + 1) == each[1]
          && (each.length < 3 || bytes.at(at + 2) == each[2])) {
        emit(TokenKind.OPERATOR, at + each.length);
        return;
      }
    }
    switch (b) {
      case '=', '+', '-', '*', '/', '%', '&', '|', '^', '~', '<', '>', '@' ->
          emit(TokenKind.OPERATOR, at + 1);
      case '!' -> emit(inField ? TokenKind.OPERATOR : TokenKind.ERROR, at + 1);
      default -> emit(TokenKind.ERROR, bytes.characterEnd(at));
    }
  }

  private void emit(TokenKind kind, int tokenEnd) {
    int start = at;
    at = Math.min(tokenEnd, bytes.limit());
    if (kind == TokenKind.NEWLINE) {
      starts = brackets == 0 && strings.isEmpty();
    } else if (kind.isSignificant()) {
      // A simple statement may follow another one, or the colon of a compound one.
      boolean separates = text[start] == ';' || text[start] == ':';
      starts = separates && kind == TokenKind.SEPARATOR && brackets == 0 && strings.isEmpty();
    }
    out.accept(kind, start, at);
  }

  /** Whether a new line here would be a new statement. */
  public boolean isOutermost() {
    return brackets == 0 && strings.isEmpty();
  }
}
