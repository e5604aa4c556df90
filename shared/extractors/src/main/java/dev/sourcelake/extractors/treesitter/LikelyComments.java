package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.CommentStyle;
import dev.sourcelake.extractors.GeneratedRegions;
import dev.sourcelake.extractors.GeneratedRegions.Comment;
import dev.sourcelake.model.source.LineIndex;
import dev.sourcelake.model.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The comments of a text as they look before it is parsed: a comment's sign in a string is taken
 * for one too, so that the tree has to be asked afterwards. One pass over the text.
 */
final class LikelyComments implements GeneratedRegions.Comments {
  /** A comment says what it is about soon; a longer line must not cost more. */
  private static final int LONGEST_LEAD = 1_000;

  private final byte[] utf8;
  private final LineIndex lines;
  private final List<byte[]> line;
  private final byte[] open;
  private final byte[] close;

  /** How far the text has been looked through. */
  private int at;

  /** Where the block comment that is open there starts; -1 where none is. */
  private int opened = -1;

  /** Where the block comment ends that was asked for last. */
  private int blockEnd = -1;

  LikelyComments(SourceText text, CommentStyle style) {
    utf8 = text.utf8();
    lines = text.lines();
    line = style.line().stream().map(LikelyComments::bytes).toList();
    open = style.open() == null ? null : bytes(style.open());
    close = style.open() == null ? null : bytes(style.close());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<Comment> around(int offset) {
    lookThrough(offset);
    int row = lines.line(offset);
    int first = firstSign(lines.lineStart(row), offset);
    boolean isLine = first < offset && startsLineComment(first);
    if (!isLine && open != null && first < offset && is(open, first) && opened >= 0) {
      opened = first;
    }
    int sign = isLine ? first : lastSign(lines.lineStart(row), offset);
    if (!isLine && opened >= 0 && (sign < 0 || opened <= sign)) {
      return Optional.of(new Comment(opened, blockEnd(offset)));
    }
    return sign < 0
        ? Optional.empty()
        : Optional.of(new Comment(sign, withoutLineEnd(lines.lineEnd(row))));
  }

  /** The first byte of a line that is no white space: what stands there is surest. */
  private int firstSign(int from, int to) {
    int first = from;
    while (first < to && utf8[first] >= 0 && utf8[first] <= ' ') {
      first++;
    }
    return first;
  }

  private void lookThrough(int offset) {
    while (open != null && at < offset) {
      if (opened < 0 && is(open, at)) {
        opened = at;
        at += open.length;
      } else if (opened >= 0 && is(close, at)) {
        opened = -1;
        at += close.length;
      } else {
        at++;
      }
    }
  }

  private int blockEnd(int offset) {
    if (blockEnd < offset) {
      blockEnd = offset;
      while (blockEnd < utf8.length && !is(close, blockEnd)) {
        blockEnd++;
      }
      blockEnd = Math.min(utf8.length, blockEnd + close.length);
    }
    return blockEnd;
  }

  /** Where the last sign of a comment of one line before an offset is: from there it is comment. */
  private int lastSign(int from, int offset) {
    for (int i = offset; i >= Math.max(from, offset - LONGEST_LEAD); i--) {
      if (startsLineComment(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean startsLineComment(int offset) {
    for (byte[] sign : line) {
      if (is(sign, offset)) {
        return true;
      }
    }
    return false;
  }

  private int withoutLineEnd(int end) {
    int at = end;
    while (at > 0 && (utf8[at - 1] == '\n' || utf8[at - 1] == '\r')) {
      at--;
    }
    return at;
  }

  private boolean is(byte[] sign, int offset) {
    return offset + sign.length <= utf8.length
        && Arrays.equals(utf8, offset, offset + sign.length, sign, 0, sign.length);
  }
}
