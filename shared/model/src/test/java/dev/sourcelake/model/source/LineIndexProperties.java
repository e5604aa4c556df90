package dev.sourcelake.model.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index against one that looks at every byte from the start. */
class LineIndexProperties {
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "bc", "é", "\u2028", "\u0085", "\n", "\r", "\r\n", "\f")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  /** Offsets in any order, since the index remembers the last line asked for. */
  @Provide
  Arbitrary<List<Double>> questions() {
    return Arbitraries.doubles().between(0, 1).list().ofMinSize(1).ofMaxSize(30);
  }

  /** The offset at which each line starts. */
  private static List<Integer> starts(byte[] utf8) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    int i = 0;
    while (i < utf8.length) {
      boolean pair = utf8[i] == '\r' && i + 1 < utf8.length && utf8[i + 1] == '\n';
      boolean end = utf8[i] == '\r' || utf8[i] == '\n';
      i += pair ? 2 : 1;
      if (end) {
        starts.add(i);
      }
    }
    return starts;
  }

  @Property
  void linesAndColumnsAreThoseCountedByteForByte(
      @ForAll("texts") String text, @ForAll("questions") List<Double> questions) {
    byte[] utf8 = text.getBytes(UTF_8);
    LineIndex index = LineIndex.of(utf8, 0);
    List<Integer> starts = starts(utf8);
    assertEquals(starts.size(), index.lineCount());
    for (double question : questions) {
      int offset = (int) Math.round(question * utf8.length);
      int line = (int) starts.stream().filter(start -> start <= offset).count();
      assertEquals(line, index.line(offset), "line of " + offset);
      assertEquals(offset - starts.get(line - 1), index.column(offset), "column of " + offset);
    }
  }

  @Property
  void linesTileTheText(@ForAll("texts") String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    LineIndex index = LineIndex.of(utf8, 0);
    int end = 0;
    for (int line = 1; line <= index.lineCount(); line++) {
      assertEquals(end, index.lineStart(line));
      end = index.lineEnd(line);
    }
    assertEquals(utf8.length, end);
  }

  @Example
  void aByteOrderMarkIsBeforeTheFirstColumnOfTheFirstLineOnly() {
    LineIndex index = LineIndex.of("\uFEFFab\ncd".getBytes(UTF_8), 3);
    assertEquals(0, index.column(0));
    assertEquals(0, index.column(3));
    assertEquals(2, index.column(5));
    assertEquals(3, index.lineStart(1));
    assertEquals(6, index.lineStart(2));
    assertEquals(1, index.column(7));
  }

  @Example
  void separatorsOfUnicodeEndNoLine() {
    assertEquals(1, LineIndex.of("a\u2028b\u2029c\u0085d\u000Be\f".getBytes(UTF_8), 0).lineCount());
  }
}
