package dev.sourcelake.extractors.java;

import com.github.javaparser.JavaToken;
import com.github.javaparser.TokenTypes;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The tokens of a file without comments and white space, by their UTF-8 offsets. Their bytes lie in
 * one array, each followed by a zero byte, so that a digest over any of them is one pass.
 */
final class SourceTokens {
  private final byte[] utf8;
  private int[] starts;
  private int[] ends;
  private int count;
  private final MessageDigest digest = Sha256.digest();
  private byte[] joined;
  private int[] joinedAt;

  /** Reads the tokens from {@code first} on; {@code positions} belongs to the same text. */
  SourceTokens(JavaToken first, ParserText positions, SourceText text) {
    utf8 = text.utf8();
    starts = new int[utf8.length / 6 + 16];
    ends = new int[starts.length];
    for (JavaToken token = first; token != null; token = token.getNextToken().orElse(null)) {
      if (!TokenTypes.isWhitespaceOrComment(token.getKind())) {
        int start = positions.start(token);
        int end = positions.end(token);
        if (start < end) {
          add(start, end);
        }
      }
    }
  }

  private void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  /** Where the first token at or after an offset starts; the text's length where none does. */
  int startFrom(int offset) {
    int token = indexFrom(offset);
    return token < count ? starts[token] : utf8.length;
  }

  /** Where the last token that starts before an offset starts; 0 where none does. */
  int startBefore(int offset) {
    int token = indexFrom(offset);
    return token == 0 ? 0 : starts[token - 1];
  }

  /** Where the last token that starts before an offset ends; 0 where none does. */
  int endBefore(int offset) {
    int token = indexFrom(offset);
    return token == 0 ? 0 : ends[token - 1];
  }

  /** Where the token that starts at an offset ends; the offset itself where none starts there. */
  int endOf(int offset) {
    int token = indexFrom(offset);
    return token < count && starts[token] == offset ? ends[token] : offset;
  }

  /** The first token of one byte {@code c} that starts in a range; -1 where there is none. */
  int find(char c, int from, int to) {
    for (int i = indexFrom(from); i < count && starts[i] < to; i++) {
      if (ends[i] - starts[i] == 1 && utf8[starts[i]] == c) {
        return starts[i];
      }
    }
    return -1;
  }

  /** The tokens of a range as text, with one space wherever something stands between two. */
  String folded(int from, int to) {
    int first = indexFrom(from);
    StringBuilder text = new StringBuilder(Math.max(16, to - from));
    for (int i = first; i < count && starts[i] < to; i++) {
      if (i > first && starts[i] > ends[i - 1]) {
        text.append(' ');
      }
      text.append(new String(utf8, starts[i], ends[i] - starts[i], StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  /** The digest of a range's tokens, each followed by a zero byte. */
  String sha256(int from, int to) {
    if (joined == null) {
      join();
    }
    int first = indexFrom(from);
    int last = indexFrom(to);
    digest.update(joined, joinedAt[first], joinedAt[last] - joinedAt[first]);
    return Sha256.hex(digest.digest());
  }

  private void join() {
    joined = new byte[utf8.length + count];
    joinedAt = new int[count + 1];
    int at = 0;
    for (int i = 0; i < count; i++) {
      joinedAt[i] = at;
      int length = ends[i] - starts[i];
      System.arraycopy(utf8, starts[i], joined, at, length);
      at += length + 1;
    }
    joinedAt[count] = at;
  }

  /** The place of the first token that starts at or after an offset. */
  private int indexFrom(int offset) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
