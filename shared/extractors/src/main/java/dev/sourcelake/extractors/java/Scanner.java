package dev.sourcelake.extractors.java;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes comments and white space out of a text, so that the parser makes no tokens of them: each
 * gap between tokens becomes one space. Parsing is a tenth faster so, its tree half as large, and
 * comments are bound by us anyway. What is no proper Java is left as it is, for the parser to
 * reject.
 */
final class Scanner {
  private final char[] in;
  private final char[] out;

  /** For each char of the result, and for its end, the index in the original. */
  private final int[] origins;

  private final List<Comment> comments = new ArrayList<>();
  private int at;
  private int size;
  private final int[] skipped;
  private int nextSkipped;

  /** The end of the last token, where a gap begins; -1 where there is none. */
  private int gap = -1;

  /** A comment by its indexes in the original, its end exclusive. */
  record Comment(Kind kind, int start, int end) {}

  /** How a comment is written. */
  enum Kind {
    LINE,
    BLOCK,
    JAVADOC,
    /** One line of {@code ///} that nothing stands before. */
    MARKDOWN
  }

  /**
   * Scans a text whose Unicode escapes are decoded.
   *
   * @param skipped where ranges start and end that are taken for white space, in order
   */
  Scanner(String text, int[] skipped) {
    this.skipped = skipped;
    in = text.toCharArray();
    out = new char[in.length + 1];
    origins = new int[in.length + 2];
    scan();
  }

  /** The text without comments and white space. */
  String text() {
    return new String(out, 0, size);
  }

  /** For each char of the text, and for its end, its index in the original; the caller's own. */
  int[] origins() {
    return Arrays.copyOf(origins, size + 1);
  }

  /** The comments in order. */
  List<Comment> comments() {
    return comments;
  }

  private void scan() {
    while (at < in.length) {
      char c = in[at];
      if (nextSkipped < skipped.length && at >= skipped[nextSkipped]) {
        startGap();
        at = Math.max(at, skipped[nextSkipped + 1]);
        nextSkipped += 2;
      } else if (isWhiteSpace(c)) {
        startGap();
        at++;
      } else if (c == '/' && (peek(1) == '/' || peek(1) == '*')) {
        comment();
      } else if (c == '"' || c == '\'') {
        endGap();
        copyTo(Literals.end(in, at));
      } else {
        endGap();
        put(c);
      }
    }
    startGap();
    origins[size] = gap;
  }

  private void comment() {
    startGap();
    int start = at;
    if (in[at + 1] == '/') {
      while (at < in.length && !isLineEnd(in[at])) {
        at++;
      }
      boolean markdown = at - start > 2 && in[start + 2] == '/' && startsLine(start);
      comments.add(new Comment(markdown ? Kind.MARKDOWN : Kind.LINE, start, at));
      return;
    }
    int end = at + 2;
    while (end + 1 < in.length && !(in[end] == '*' && in[end + 1] == '/')) {
      end++;
    }
    if (end + 1 >= in.length) {
      // Unclosed: the parser shall say so.
      endGap();
      copyTo(in.length);
      return;
    }
    at = end + 2;
    boolean javadoc = in[start + 2] == '*' && at - start > "/**/".length();
    comments.add(new Comment(javadoc ? Kind.JAVADOC : Kind.BLOCK, start, at));
  }

  private boolean startsLine(int index) {
    int before = index - 1;
    while (before >= 0 && !isLineEnd(in[before])) {
      if (!isWhiteSpace(in[before])) {
        return false;
      }
      before--;
    }
    return true;
  }

  private void copyTo(int end) {
    while (at < end) {
      put(in[at]);
    }
  }

  private void put(char c) {
    origins[size] = at++;
    out[size++] = c;
  }

  private void startGap() {
    if (gap < 0) {
      gap = at;
    }
  }

  private void endGap() {
    if (gap >= 0) {
      if (size > 0) {
        // Where the gap begins the token before it ends.
        origins[size] = gap;
        out[size++] = ' ';
      }
      gap = -1;
    }
  }

  private char peek(int ahead) {
    return at + ahead < in.length ? in[at + ahead] : 0;
  }

  private static boolean isWhiteSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
