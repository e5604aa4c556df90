package dev.sourcelake.extractors.java;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import dev.sourcelake.extractors.GeneratedRegions.Region;
import dev.sourcelake.model.source.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.IntUnaryOperator;

/**
 * The text that JavaParser gets, without comments and white space, and the way back from its
 * positions (lines and columns from 1, in UTF-16 units, ends inclusive) to offsets in the UTF-8
 * bytes of the {@link SourceText}.
 */
final class ParserText {
  private final String text;
  private final boolean escapes;
  private final List<Scanner.Comment> comments;

  /** Index of the char at which each line starts; only text blocks have line ends. */
  private final int[] lineStarts;

  /** UTF-8 offset of each char, and of the end. */
  private final int[] offsets;

  private ParserText(String text, boolean escapes, List<Scanner.Comment> comments, int[] offsets) {
    this.text = text;
    this.escapes = escapes;
    this.comments = comments;
    this.offsets = offsets;
    this.lineStarts = lineStarts(text);
  }

  /** The parser's text of a file. */
  static ParserText of(SourceText source) {
    return of(source, List.of());
  }

  /** The parser's text of a file without some regions: they count as white space. */
  static ParserText of(SourceText source, List<Region> skipped) {
    String original = source.string();
    UnicodeEscapes decoded = UnicodeEscapes.decode(original);
    int[] decodedAt = decoded == null ? null : decoded.origins();
    int[] utf8At =
        original.length() == source.utf8().length - source.bom() ? null : utf8Offsets(original);
    IntUnaryOperator toUtf8 =
        index -> {
          int char16 = decodedAt == null ? index : decodedAt[index];
          return source.bom() + (utf8At == null ? char16 : utf8At[char16]);
        };
    String scanned = decoded == null ? original : decoded.text();
    Scanner scanner = new Scanner(scanned, indexes(scanned.length(), toUtf8, skipped));
    int[] offsets = scanner.origins();
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = toUtf8.applyAsInt(offsets[i]);
    }
    List<Scanner.Comment> comments = scanner.comments();
    comments.replaceAll(c ->
        new Scanner.Comment(c.kind(), toUtf8.applyAsInt(c.start()), toUtf8.applyAsInt(c.end())));
    return new ParserText(scanner.text(), decoded != null, comments, offsets);
  }

  /** Starts and ends of regions as indexes in a text whose offsets ascend. */
  private static int[] indexes(int length, IntUnaryOperator toUtf8, List<Region> regions) {
    int[] indexes = new int[2 * regions.size()];
    int at = 0;
    for (int i = 0; i < indexes.length; i++) {
      Region region = regions.get(i / 2);
      int offset = i % 2 == 0 ? region.start() : region.end();
      while (at < length && toUtf8.applyAsInt(at) < offset) {
        at++;
      }
      indexes[i] = at;
    }
    return indexes;
  }

  /**
   * The same text with more in it that takes no room in the file.
   *
   * @param insertions by the index of the char that they stand before, without line ends
   */
  ParserText withInsertions(SortedMap<Integer, String> insertions) {
    int more = insertions.values().stream().mapToInt(String::length).sum();
    StringBuilder extended = new StringBuilder(text.length() + more);
    int[] extendedOffsets = new int[offsets.length + more];
    int from = 0;
    for (Map.Entry<Integer, String> insertion : insertions.entrySet()) {
      int to = insertion.getKey();
      System.arraycopy(offsets, from, extendedOffsets, extended.length(), to - from);
      extended.append(text, from, to);
      int end = extended.length() + insertion.getValue().length();
      Arrays.fill(extendedOffsets, extended.length(), end, offsets[to]);
      extended.append(insertion.getValue());
      from = to;
    }
    System.arraycopy(offsets, from, extendedOffsets, extended.length(), offsets.length - from);
    extended.append(text, from, text.length());
    return new ParserText(extended.toString(), escapes, comments, extendedOffsets);
  }

  /** What to parse. */
  String text() {
    return text;
  }

  /** Indexes of the lines' first characters; not to be changed. */
  int[] lineStarts() {
    return lineStarts;
  }

  /** Whether Unicode escapes were decoded. */
  boolean hasEscapes() {
    return escapes;
  }

  /** The comments in order, by their UTF-8 offsets. */
  List<Scanner.Comment> comments() {
    return comments;
  }

  /** The offset of the char at an index of {@link #text}. */
  int offsetAt(int index) {
    return offsets[index];
  }

  /** The index of the first char at or after an offset. */
  int indexFrom(int offset) {
    int index = Arrays.binarySearch(offsets, offset);
    return index < 0 ? -index - 1 : index;
  }

  /** The offset of a node's first byte. */
  int start(Node node) {
    return start(range(node).begin);
  }

  /** The offset after a node's last byte. */
  int end(Node node) {
    return end(range(node).end);
  }

  /** The offset of a token's first byte. */
  int start(JavaToken token) {
    return start(range(token).begin);
  }

  /** The offset after a token's last byte. */
  int end(JavaToken token) {
    return end(range(token).end);
  }

  /** The offset of the char at a position. */
  int start(Position position) {
    return offset(position, 0);
  }

  /** The offset after the char at a position. */
  int end(Position position) {
    return offset(position, 1);
  }

  /** The index of the char at a position. */
  int indexOf(Position position) {
    int line = Math.clamp(position.line, 1, lineStarts.length);
    return lineStarts[line - 1] + position.column - 1;
  }

  private int offset(Position position, int after) {
    // An empty text's root ends before its first column.
    return offsets[Math.clamp(indexOf(position) + (long) after, 0, text.length())];
  }

  /** Where the parser recovers from an error it may give a node no range: then its parent's. */
  private static Range range(Node node) {
    Node at = node;
    while (at.getRange().isEmpty() && at.getParentNode().isPresent()) {
      at = at.getParentNode().get();
    }
    return at.getRange()
        .orElseThrow(() -> new IllegalStateException(node.getClass() + " has no range"));
  }

  private static Range range(JavaToken token) {
    return token.getRange().orElseThrow(() -> new IllegalStateException(token + " has no range"));
  }

  private static int[] utf8Offsets(String text) {
    int[] offsets = new int[text.length() + 1];
    int offset = 0;
    for (int i = 0; i < text.length(); i++) {
      offsets[i] = offset;
      char c = text.charAt(i);
      if (c < 0x80) {
        offset++;
      } else if (c < 0x800) {
        offset += 2;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        offsets[++i] = offset;
        offset += 4;
      } else {
        offset += 3;
      }
    }
    offsets[text.length()] = offset;
    return offsets;
  }

  /** JavaParser ends a line at \n, \r\n and a lone \r. */
  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}
