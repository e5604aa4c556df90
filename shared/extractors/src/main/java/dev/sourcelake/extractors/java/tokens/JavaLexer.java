package dev.sourcelake.extractors.java.tokens;

/**
 * Cuts Java into tokens that tile it; whatever the text, it ends, in time linear in its length. For
 * one text.
 */
public final class JavaLexer {
  /** Operators of more than one char but those that start with {@code >}, longest first. */
  private static final String[] OPERATORS = {
    "<<=", "->", "==", "!=", "<=", "&&", "||", "++", "--", "<<", "+=", "-=", "*=", "/=", "&=", "|=",
    "^=", "%="
  };

  /** Operators that start with {@code >}, longest first. */
  private static final String[] CLOSING = {">>>=", ">>>", ">>=", ">>", ">=", ">"};

  private final String text;
  private final boolean moduleFile;
  private final TokenConsumer out;
  private final TypeBrackets brackets = new TypeBrackets();
  private Chars chars;
  private Words words;
  private int at;
  private boolean inCase;

  /** Where the run of {@code >} ends that was measured last. */
  private int runEnd;

  private TokenKind lastKind = TokenKind.BOM;
  private int lastStart;
  private int lastEnd;

  /**
   * A lexer.
   *
   * @param text Java with its Unicode escapes decoded
   * @param moduleFile whether the words of module declarations are keywords
   */
  public JavaLexer(String text, boolean moduleFile, TokenConsumer out) {
    this.text = text;
    this.moduleFile = moduleFile;
    this.out = out;
  }

  /** Hands over the tokens up to an index; no token reaches over it. */
  public void readTo(int limit) {
    chars = new Chars(text, limit);
    words = new Words(text, chars, moduleFile);
    while (at < limit) {
      next();
    }
  }

  /** Hands over what lies before an index as one token that is not read. */
  public void skipTo(int limit) {
    if (at < limit) {
      out.accept(TokenKind.SKIPPED, at, limit);
      at = limit;
    }
  }

  private void next() {
    char c = text.charAt(at);
    if (Chars.isWhiteSpace(c)) {
      emit(TokenKind.WHITESPACE, chars.whiteSpaceEnd(at));
    } else if (Chars.isLineEnd(c)) {
      emit(TokenKind.NEWLINE, chars.lineEndEnd(at));
    } else if (chars.startsIdentifier(at)) {
      word();
    } else if ((c >= '0' && c <= '9') || (c == '.' && isDigit(chars.at(at + 1)))) {
      brackets.endAll();
      emit(TokenKind.NUMBER, chars.numberEnd(at));
    } else if (c == '/' && (chars.at(at + 1) == '/' || chars.at(at + 1) == '*')) {
      closed(TokenKind.COMMENT, chars.commentEnd(at), chars.limit());
    } else if (c == '"' || c == '\'') {
      literal(c);
    } else {
      symbol(c);
    }
  }

  private void literal(char quote) {
    brackets.endAll();
    if (quote == '"' && chars.at(at + 1) == '"' && chars.at(at + 2) == '"') {
      closed(TokenKind.STRING, chars.textBlockEnd(at), chars.limit());
    } else {
      TokenKind kind = quote == '"' ? TokenKind.STRING : TokenKind.CHARACTER;
      closed(kind, chars.literalEnd(at), chars.restOfLine(at));
    }
  }

  /** A token that may lack its end; then it is an error up to {@code otherwise}. */
  private void closed(TokenKind kind, int end, int otherwise) {
    if (end < 0) {
      emit(TokenKind.ERROR, otherwise);
    } else {
      emit(kind, end);
    }
  }

  private void word() {
    int end = text.charAt(at) == 'n' ? words.nonSealedEnd(at) : -1;
    if (end > 0) {
      brackets.endAll();
      emit(TokenKind.KEYWORD, end);
      return;
    }
    end = chars.identifierEnd(at);
    String word = text.substring(at, end);
    boolean keyword =
        Words.isReserved(word)
            || (words.mayBeKeyword(word)
                && words.isKeyword(word, end, last(), isAfterName(), inCase));
    if (!keyword) {
      emit(TokenKind.IDENTIFIER, end);
      return;
    }
    if (word.equals("case")) {
      inCase = true;
    }
    if (!Words.mayBeInType(word)) {
      brackets.endAll();
    }
    emit(TokenKind.KEYWORD, end);
  }

  private void symbol(char c) {
    switch (c) {
      case '(' -> {
        brackets.openParenthesis();
        emit(TokenKind.SEPARATOR, at + 1);
      }
      case ')' -> {
        brackets.closeParenthesis();
        emit(TokenKind.SEPARATOR, at + 1);
      }
      case '{', '}', ';' -> {
        brackets.endAll();
        inCase = false;
        emit(TokenKind.SEPARATOR, at + 1);
      }
      case '[', ']', ',', '@' -> emit(TokenKind.SEPARATOR, at + 1);
      case '.' -> emit(TokenKind.SEPARATOR, text.startsWith("...", at) ? inLimit(3) : at + 1);
      case ':' -> {
        boolean twice = chars.at(at + 1) == ':';
        if (!twice) {
          brackets.endAll();
          inCase = false;
        }
        emit(twice ? TokenKind.SEPARATOR : TokenKind.OPERATOR, twice ? at + 2 : at + 1);
      }
      case '>' -> closing();
      default -> operator(c);
    }
  }

  private void closing() {
    if (runEnd <= at) {
      runEnd = at;
      while (chars.at(runEnd) == '>') {
        runEnd++;
      }
    }
    if (runEnd - at <= brackets.open()) {
      brackets.closeList();
      emit(TokenKind.OPERATOR, at + 1);
      return;
    }
    brackets.endAll();
    for (String each : CLOSING) {
      if (text.startsWith(each, at) && at + each.length() <= chars.limit()) {
        emit(TokenKind.OPERATOR, at + each.length());
        return;
      }
    }
  }

  private void operator(char c) {
    for (String each : OPERATORS) {
      if (each.charAt(0) == c && text.startsWith(each, at) && at + each.length() <= chars.limit()) {
        brackets.endAll();
        inCase &= !each.equals("->");
        emit(TokenKind.OPERATOR, at + each.length());
        return;
      }
    }
    switch (c) {
      case '<' -> {
        brackets.openList();
        emit(TokenKind.OPERATOR, at + 1);
      }
      case '&' -> emit(TokenKind.OPERATOR, at + 1);
      case '?' -> {
        // A wildcard stands at the start of an argument only, or after its annotations.
        if (!last().equals("<") && !last().equals(",") && !last().equals(")")) {
          brackets.endAll();
        }
        emit(TokenKind.OPERATOR, at + 1);
      }
      case '=', '!', '~', '+', '-', '*', '/', '|', '^', '%' -> {
        brackets.endAll();
        emit(TokenKind.OPERATOR, at + 1);
      }
      default -> {
        brackets.endAll();
        boolean pair = Character.isSurrogatePair(c, chars.at(at + 1));
        emit(TokenKind.ERROR, pair ? at + 2 : at + 1);
      }
    }
  }

  private int inLimit(int length) {
    return Math.min(at + length, chars.limit());
  }

  private void emit(TokenKind kind, int tokenEnd) {
    int end = Math.min(tokenEnd, chars.limit());
    out.accept(kind, at, end);
    if (kind.isSignificant()) {
      lastKind = kind;
      lastStart = at;
      lastEnd = end;
    }
    at = end;
  }

  /** The significant token before, cut where it is long; empty at the start. */
  private String last() {
    return text.substring(lastStart, Math.min(lastEnd, lastStart + 16));
  }

  private boolean isAfterName() {
    return lastKind == TokenKind.IDENTIFIER
        || (lastKind == TokenKind.KEYWORD && last().equals("_"))
        || (lastKind != TokenKind.BOM && (last().equals(">") || last().equals(")")));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
