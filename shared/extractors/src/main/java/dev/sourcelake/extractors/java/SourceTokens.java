package dev.sourcelake.extractors.java;

import com.github.javaparser.GeneratedJavaParserConstants;
import com.github.javaparser.QuickTokens;
import dev.sourcelake.extractors.SecretDetector;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.source.SourceText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The tokens of a file without comments and white space, by their UTF-8 offsets. Their bytes lie in
 * one array, each followed by a zero byte, so that a digest over any of them is one pass.
 */
final class SourceTokens {
  private static final byte[] MARK = SecretDetector.REDACTED.getBytes(StandardCharsets.UTF_8);

  private final byte[] utf8;
  private final int[] starts;
  private final int[] ends;
  private int count;
  private int[] literals = new int[64];
  private byte[] literalKinds = new byte[64];
  private int literalCount;
  private final MessageDigest digest = Sha256.digest();
  private byte[] joined;
  private int[] joinedAt;

  /** Takes over what was read of a text; {@code positions} belongs to it. */
  SourceTokens(QuickTokens read, ParserText positions, SourceText text) {
    utf8 = text.utf8();
    starts = new int[read.count()];
    ends = new int[starts.length];
    for (int i = 0; i < read.count(); i++) {
      int start = positions.offsetAt(read.start(i));
      int end = positions.offsetAt(read.end(i));
      // What was inserted into the text takes no room in the file.
      if (start < end) {
        if (isLiteral(read.kind(i))) {
          addLiteral(read.kind(i));
        }
        starts[count] = start;
        ends[count++] = end;
      }
    }
  }

  /** Adds the next token to those that are strings, characters and numbers. */
  private void addLiteral(int kind) {
    if (literalCount == literals.length) {
      literals = Arrays.copyOf(literals, literalCount * 2);
      literalKinds = Arrays.copyOf(literalKinds, literalCount * 2);
    }
    literals[literalCount] = count;
    literalKinds[literalCount++] = (byte) kind;
  }

  private static boolean isLiteral(int kind) {
    return switch (kind) {
      case GeneratedJavaParserConstants.STRING_LITERAL,
          GeneratedJavaParserConstants.TEXT_BLOCK_LITERAL,
          GeneratedJavaParserConstants.CHARACTER_LITERAL,
          GeneratedJavaParserConstants.INTEGER_LITERAL,
          GeneratedJavaParserConstants.LONG_LITERAL,
          GeneratedJavaParserConstants.FLOATING_POINT_LITERAL ->
          true;
      default -> false;
    };
  }

  /** How many strings, characters and numbers there are. */
  int literals() {
    return literalCount;
  }

  /** The place of a literal among the tokens. */
  int literal(int index) {
    return literals[index];
  }

  /** The kind of a literal, one of {@link GeneratedJavaParserConstants}. */
  int literalKind(int index) {
    return literalKinds[index];
  }

  /** Where a token starts, by its place. */
  int start(int token) {
    return starts[token];
  }

  /** Where a token ends, by its place. */
  int end(int token) {
    return ends[token];
  }

  /** A token's length in bytes. */
  int length(int token) {
    return ends[token] - starts[token];
  }

  /** A token's first byte. */
  char first(int token) {
    return (char) (utf8[starts[token]] & 0xFF);
  }

  /** A token as written. */
  String text(int token) {
    return new String(utf8, starts[token], length(token), StandardCharsets.UTF_8);
  }

  /** The digest of one token. */
  String sha256(int token) {
    digest.update(utf8, starts[token], length(token));
    return Sha256.hex(digest.digest());
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

  /**
   * The tokens of a range as text, with one space wherever something stands between two, and {@link
   * SecretDetector#REDACTED} for secrets.
   */
  String folded(int from, int to, SecretTokens secrets) {
    int first = indexFrom(from);
    ByteArrayOutputStream text = new ByteArrayOutputStream(Math.max(16, to - from));
    for (int i = first; i < count && starts[i] < to; i++) {
      if (i > first && starts[i] > ends[i - 1]) {
        text.write(' ');
      }
      if (secrets.contains(i)) {
        text.writeBytes(MARK);
      } else {
        text.write(utf8, starts[i], ends[i] - starts[i]);
      }
    }
    return text.toString(StandardCharsets.UTF_8);
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

  /** The place of the first token that starts at or after an offset; their count for none. */
  int indexFrom(int offset) {
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
