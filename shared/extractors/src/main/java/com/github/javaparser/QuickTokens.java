package com.github.javaparser;

import java.util.Arrays;
import java.util.Locale;

/**
 * JavaParser's source of tokens, for texts in which at most a space stands between two. What most
 * tokens are is seen here at a glance: words, plain strings and numbers, and signs that no other
 * sign continues. All others are left to JavaParser's own automaton, which takes several times as
 * long, half of a parse. No token is made of spaces, and tokens of a tree are not linked to each
 * other; where each one stands can be asked instead. How far the parser looks ahead in them is
 * counted here. For one text after the other, and one thread.
 */
public final class QuickTokens extends GeneratedJavaParserTokenManager {
  private static final int ASCII = 128;

  /** What may continue a sign. */
  private static final String SIGNS = "=<>!&|+-*/^%:.";

  /** Kinds of tokens of one sign, and of two; 0 where there is none. */
  private static final short[] ONE = new short[ASCII];

  private static final short[] TWO = new short[ASCII * ASCII];

  private static final String[] IMAGES = new String[GT + 1];

  /** What a character of ASCII can be. */
  private static final byte[] CLASSES = new byte[ASCII];

  private static final byte DIGIT = 1;
  private static final byte LETTER = 2;
  private static final byte SIGN = 4;

  /** May stand in a name though nobody sees it. */
  private static final byte CONTROL = 8;

  static {
    for (char c = 0; c < ASCII; c++) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
      CLASSES[c] =
          letter
              ? LETTER
              : c >= '0' && c <= '9'
                  ? DIGIT
                  : SIGNS.indexOf(c) >= 0 ? SIGN : Character.isISOControl(c) ? CONTROL : 0;
    }
    for (short kind = LPAREN; kind <= GT; kind++) {
      String image = WordTable.image(kind);
      IMAGES[kind] = image;
      if (image.length() == 1) {
        ONE[image.charAt(0)] = kind;
      } else if (image.length() == 2 && kind != RSIGNEDSHIFT) {
        // Whether >> is one token or two, only the parser knows.
        TWO[image.charAt(0) * ASCII + image.charAt(1)] = kind;
      }
    }
  }

  /** By how many tokens the parser may look ahead in a text, and how many more for each it has. */
  private static final long FIRST_STEPS = 10_000_000;

  private static final long STEPS_FOR_A_TOKEN = 1_000;

  private final TextStream stream;
  private final WordTable words;
  private JavaToken first;
  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private short[] kinds = new short[1024];
  private int count;

  /** How many steps ahead are left. */
  private long steps;

  /** A source without a text; without {@code yieldSupported}, {@code yield} is a name. */
  public QuickTokens(boolean yieldSupported) {
    this(new TextStream(), yieldSupported);
  }

  private QuickTokens(TextStream stream, boolean yieldSupported) {
    super(stream);
    this.stream = stream;
    this.words = new WordTable(yieldSupported);
    if (yieldSupported) {
      super.setYieldSupported();
    }
  }

  /**
   * Begins a text.
   *
   * @param lineStarts indexes of the lines' first characters, that of the first line too
   */
  void read(String text, int[] lineStarts) {
    stream.start(text, lineStarts);
    ReInit(stream);
    reset();
    first = null;
    count = 0;
    steps = FIRST_STEPS;
  }

  /** Called by {@link FileParser}'s copy of the parser for each token by which it looks ahead. */
  static void lookAhead(GeneratedJavaParserTokenManager source) {
    if (--((QuickTokens) source).steps < 0) {
      throw new LookaheadException(
          String.format(
              Locale.ROOT,
              "no end to JavaParser's looking ahead: stopped after %,d steps and %,d for each token",
              FIRST_STEPS,
              STEPS_FOR_A_TOKEN));
    }
  }

  /** How many tokens have been read; the end of the text is none. */
  public int count() {
    return count;
  }

  /** The index of a token's first character. */
  public int start(int token) {
    return starts[token];
  }

  /** The index after a token's last character. */
  public int end(int token) {
    return ends[token];
  }

  /** What a token is, one of {@link GeneratedJavaParserConstants}. */
  public int kind(int token) {
    return kinds[token];
  }

  @Override
  JavaToken getHomeToken() {
    return first != null ? first : super.getHomeToken();
  }

  /** Never: the parser's tokens are kept by what the tree has of them. */
  @Override
  public void setStoreTokens(boolean storeTokens) {
    super.setStoreTokens(false);
  }

  @Override
  public Token getNextToken() {
    char[] text = stream.text;
    int start = stream.next;
    if (start > 0 && start < text.length && text[start] == ' ') {
      start++;
      stream.next = start;
    }
    Token token = start < text.length && text[start] < ASCII ? quick(text, start) : null;
    if (token == null) {
      token = super.getNextToken();
      if (TokenTypes.isWhitespaceOrComment(token.kind)) {
        return token;
      }
    }
    add(stream.begin, stream.next, token.kind);
    return token;
  }

  /** The token that starts here; null where the automaton has to look. */
  private Token quick(char[] text, int start) {
    char c = text[start];
    if (CLASSES[c] == LETTER) {
      return word(text, start);
    }
    if (CLASSES[c] == DIGIT) {
      return number(text, start);
    }
    if (c == '"') {
      return string(text, start);
    }
    char second = start + 1 < text.length ? text[start + 1] : 0;
    if (second >= ASCII || (c == '.' && CLASSES[second] == DIGIT)) {
      return null;
    }
    if (CLASSES[c] != SIGN || CLASSES[second] != SIGN) {
      return ONE[c] == 0 ? null : token(ONE[c], IMAGES[ONE[c]], start, start + 1);
    }
    int two = TWO[c * ASCII + second];
    char third = start + 2 < text.length ? text[start + 2] : 0;
    return two == 0 || third >= ASCII || CLASSES[third] == SIGN
        ? null
        : token(two, IMAGES[two], start, start + 2);
  }

  private Token word(char[] text, int start) {
    int hash = 0;
    int end = start;
    while (end < text.length && text[end] < ASCII && (CLASSES[text[end]] & (LETTER | DIGIT)) != 0) {
      hash = hash * 31 + text[end];
      end++;
    }
    if (end < text.length && mayContinueWord(text[end])) {
      return null;
    }
    WordTable.Word word = words.get(text, start, end, hash);
    return token(word.kind, word.image, start, end);
  }

  /** Whether a word goes on: by a letter, by an escape, or as {@code non-sealed} does. */
  private static boolean mayContinueWord(char c) {
    return c >= ASCII || CLASSES[c] == CONTROL || c == '\\' || c == '-';
  }

  /** A number of digits only. */
  private Token number(char[] text, int start) {
    int end = start + 1;
    while (end < text.length && text[end] < ASCII && CLASSES[text[end]] == DIGIT) {
      end++;
    }
    if (end < text.length
        && (text[end] >= ASCII || CLASSES[text[end]] == LETTER || text[end] == '.')) {
      return null;
    }
    return token(INTEGER_LITERAL, new String(text, start, end - start), start, end);
  }

  /** A string without escapes. */
  private Token string(char[] text, int start) {
    int end = start + 1;
    while (end < text.length && text[end] != '"') {
      char c = text[end++];
      if (c == '\\' || c == '\n' || c == '\r') {
        return null;
      }
    }
    if (end == text.length || (end == start + 1 && end + 1 < text.length && text[end + 1] == '"')) {
      return null;
    }
    end++;
    return token(STRING_LITERAL, new String(text, start, end - start), start, end);
  }

  private Token token(int kind, String image, int start, int end) {
    Token token = new Token(kind, image);
    int line = stream.line(start);
    token.beginLine = line;
    token.beginColumn = stream.column(start);
    token.endLine = line;
    token.endColumn = token.beginColumn + (end - start - 1);
    Position begin = new Position(line, token.beginColumn);
    Range range = new Range(begin, new Position(line, token.endColumn));
    token.javaToken = new JavaToken(range, kind, image, null, null);
    if (count == 0 && super.getHomeToken() == null) {
      first = token.javaToken;
    }
    stream.begin = start;
    stream.next = end;
    return token;
  }

  private void add(int start, int end, int kind) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      kinds = Arrays.copyOf(kinds, count * 2);
    }
    starts[count] = start;
    ends[count] = end;
    kinds[count++] = (short) kind;
    steps += STEPS_FOR_A_TOKEN;
  }
}
