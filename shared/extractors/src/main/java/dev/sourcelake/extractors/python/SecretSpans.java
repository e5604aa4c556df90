package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.SecretDetector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the secrets of a file stand, so that no text that is cut out of it shows them. */
public final class SecretSpans {
  private final byte[] utf8;
  private final int[] starts;
  private final int[] ends;

  /** Spans that are apart and in order. */
  SecretSpans(byte[] utf8, int[] starts, int[] ends) {
    this.utf8 = utf8;
    this.starts = starts;
    this.ends = ends;
  }

  /** Those of a file that could not be read. */
  static SecretSpans none(byte[] utf8) {
    return new SecretSpans(utf8, new int[0], new int[0]);
  }

  /** Whether some of a range belongs to a secret. */
  public boolean overlaps(int start, int end) {
    int at = first(start);
    return at < starts.length && starts[at] < end;
  }

  /** The first span that ends behind an offset. */
  private int first(int offset) {
    int found = Arrays.binarySearch(ends, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The text of a range, secrets redacted, cut at some characters. */
  String source(int start, int end, int longest) {
    StringBuilder text = new StringBuilder();
    int from = start;
    for (int at = first(start); at < starts.length && starts[at] < end; at++) {
      append(text, from, starts[at], longest);
      text.append(SecretDetector.REDACTED);
      from = ends[at];
    }
    append(text, from, end, longest);
    if (text.length() <= longest) {
      return text.toString();
    }
    boolean inPair = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, inPair ? longest - 1 : longest);
  }

  private void append(StringBuilder text, int from, int to, int longest) {
    if (from < to && text.length() <= longest) {
      // No character takes more than four bytes.
      int length = Math.min(to - from, 4 * (longest + 1));
      text.append(new String(utf8, from, length, StandardCharsets.UTF_8));
    }
  }
}
