package dev.sourcelake.model.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.ListOf;
import dev.sourcelake.model.dataset.ColumnType.MapOf;
import dev.sourcelake.model.dataset.ColumnType.StructOf;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowBatchTest {
  private static final DatasetBuilder T = Dataset.named("things", "a thing");
  private static final Column PATH = T.path().existing("path");
  private static final Column TEXT = T.text("text", "some text");
  private static final Column NUMBER = T.int32("number", "a number");
  private static final Column LONG = T.int64("long_number", "a large number");
  private static final Column TRUTH = T.bool("truth", "a truth");
  private static final Column MOMENT = T.optional("moment", ColumnType.TIMESTAMP, "a moment");
  private static final Column NAMES = T.texts("names", "some names");
  private static final Column PARTS =
      T.optional(
          "parts",
          new ListOf(
              new StructOf(
                  List.of(
                      new StructOf.Field("name", ColumnType.TEXT, "a name"),
                      new StructOf.Field("rank", ColumnType.INT32, "a rank")))),
          "some parts");
  private static final Column COUNTS = T.optional("counts", new MapOf(ColumnType.INT64), "counts");
  private static final Dataset TABLE = T.writtenBy();

  private record Part(String name, Integer rank) implements StructValue {
    @Override
    public Object field(int index) {
      return index == 0 ? name : rank;
    }
  }

  private final BufferAllocator memory = new RootAllocator();
  private final RowBatch rows = new RowBatch(TABLE, memory);

  @AfterEach
  void closeAll() {
    rows.close();
    // An error where a buffer was lost.
    memory.close();
  }

  private static String cell(VectorSchemaRoot batch, Column column, int row) {
    Object value = batch.getVector(column.name()).getObject(row);
    return value == null ? null : value.toString();
  }

  private List<String> column(Column column) {
    VectorSchemaRoot batch = rows.finish();
    List<String> cells = new ArrayList<>();
    for (int row = 0; row < batch.getRowCount(); row++) {
      cells.add(cell(batch, column, row));
    }
    return cells;
  }

  private RowBatch begin(String path) {
    return rows.begin().set(PATH, path);
  }

  @Test
  void everyTypeOfCellIsReadAsItWasSet() {
    begin("a")
        .set(TEXT, "é𝄞")
        .set(NUMBER, -1)
        .set(LONG, 1L << 40)
        .set(TRUTH, true)
        .set(MOMENT, 1_000_000L)
        .set(NAMES, List.of("x", "y"))
        .set(PARTS, List.of(new Part("p", 1), new Part(null, null)))
        .set(COUNTS, Map.of("b", 2L, "a", 1L));
    VectorSchemaRoot batch = rows.finish();
    assertEquals("é𝄞", cell(batch, TEXT, 0));
    assertEquals("-1", cell(batch, NUMBER, 0));
    assertEquals("1099511627776", cell(batch, LONG, 0));
    assertEquals("true", cell(batch, TRUTH, 0));
    assertEquals("1000000", cell(batch, MOMENT, 0));
    assertEquals("[\"x\",\"y\"]", cell(batch, NAMES, 0));
    assertEquals("[{\"name\":\"p\",\"rank\":1},{}]", cell(batch, PARTS, 0));
    assertEquals(
        "[{\"key\":\"a\",\"value\":1},{\"key\":\"b\",\"value\":2}]", cell(batch, COUNTS, 0));
  }

  @Test
  void cellsLeftOutOrSetToNullAreNull() {
    begin("a").set(TEXT, (String) null).set(NAMES, (List<?>) null);
    begin("b").set(TEXT, "").set(NAMES, List.of());
    begin("c");
    VectorSchemaRoot batch = rows.finish();
    assertNull(cell(batch, TEXT, 0));
    assertEquals("", cell(batch, TEXT, 1));
    assertNull(cell(batch, TEXT, 2));
    assertNull(cell(batch, NAMES, 0));
    assertEquals("[]", cell(batch, NAMES, 1));
    for (Column column : List.of(NUMBER, LONG, TRUTH, MOMENT, PARTS, COUNTS)) {
      assertEquals(Arrays.asList(null, null, null), column(column), column.name());
    }
  }

  @Test
  void aRequiredCellLeftOutIsNamed() {
    begin("a");
    rows.begin().set(TEXT, "no path");
    IllegalStateException e = assertThrows(IllegalStateException.class, rows::finish);
    assertTrue(e.getMessage().contains("'things'"), e.getMessage());
    assertTrue(e.getMessage().contains("'path'"), e.getMessage());
  }

  @Test
  void textAtHandAsBytesIsCutOutOfThem() {
    byte[] utf8 = "before é after".getBytes(UTF_8);
    begin("a").set(TEXT, utf8, 7, 2);
    begin("b").set(TEXT, utf8, 0, 0);
    assertEquals(List.of("é", ""), column(TEXT));
  }

  @Test
  void aBatchGrowsWithItsRowsAndTexts() {
    int many = 20_000;
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      expected.add(i % 3 == 0 ? null : "text ".repeat(i % 7) + i);
      begin("p" + i).set(TEXT, expected.getLast()).set(NUMBER, i).set(NAMES, List.of("n" + i));
    }
    String large = "x".repeat(1 << 20);
    begin("large").set(TEXT, large);
    expected.add(large);
    assertEquals(expected, column(TEXT));
    VectorSchemaRoot batch = rows.finish();
    assertEquals("19999", cell(batch, NUMBER, many - 1));
    assertEquals("[\"n19999\"]", cell(batch, NAMES, many - 1));
    assertNull(cell(batch, NAMES, many));
  }

  @Test
  void aBatchIsUsedAgainAfterItWasCleared() {
    for (int i = 0; i < 3; i++) {
      begin("a").set(TEXT, "round " + i).set(NAMES, List.of("n", "m"));
      begin("b").set(TRUTH, i == 1);
      assertEquals(Arrays.asList("round " + i, null), column(TEXT));
      assertEquals(Arrays.asList("[\"n\",\"m\"]", null), column(NAMES));
      assertEquals(Arrays.asList(null, Boolean.toString(i == 1)), column(TRUTH));
      rows.clear();
      assertEquals(0, rows.rows());
    }
    assertEquals(0, rows.finish().getRowCount());
  }

  @Test
  void rowsThatAreTruncatedLeaveNothingBehind() {
    for (int kept : List.of(0, 1, 8, 9, 13)) {
      for (int row = 0; row < 20; row++) {
        begin("p" + row)
            .set(TEXT, "text " + row)
            .set(NUMBER, row)
            .set(NAMES, List.of("n" + row))
            .set(PARTS, List.of(new Part("p", row), new Part("q", null)))
            .set(COUNTS, Map.of("c", (long) row));
      }
      rows.truncate(kept);
      rows.truncate(100);
      assertEquals(kept, rows.rows());
      begin("after");
      begin("last").set(TEXT, "last").set(PARTS, List.of(new Part(null, 7)));
      VectorSchemaRoot batch = rows.finish();
      assertEquals(kept + 2, batch.getRowCount());
      for (int row = 0; row < kept; row++) {
        assertEquals("text " + row, cell(batch, TEXT, row));
        assertEquals(
            "[{\"name\":\"p\",\"rank\":" + row + "},{\"name\":\"q\"}]", cell(batch, PARTS, row));
      }
      for (Column column : List.of(TEXT, NUMBER, NAMES, PARTS, COUNTS)) {
        assertNull(cell(batch, column, kept), column.name());
      }
      assertEquals("last", cell(batch, TEXT, kept + 1));
      assertEquals("[{\"rank\":7}]", cell(batch, PARTS, kept + 1));
      assertNull(cell(batch, NUMBER, kept + 1));
      rows.clear();
    }
  }

  @Test
  void equalTextsThatFollowEachOtherAreAllThere() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String text = i % 100 < 60 ? "same é" : i % 7 == 0 ? null : "t" + i / 3;
      expected.add(text);
      begin("p").set(TEXT, text);
    }
    assertEquals(expected, column(TEXT));
    for (int kept : List.of(990, 130, 59, 1)) {
      rows.truncate(kept);
      begin("p").set(TEXT, "same é");
      List<String> left = new ArrayList<>(expected.subList(0, kept));
      left.add("same é");
      assertEquals(left, column(TEXT));
    }
  }

  @Test
  void keptTextIsThatOfAllRowsThatFollowAndDoNotSetTheirOwn() {
    begin("a");
    begin("b").keep(TEXT, "k".getBytes(UTF_8));
    begin("c");
    begin("d").set(TEXT, "own");
    begin("e");
    assertEquals(Arrays.asList(null, "k", "k", "own", "k"), column(TEXT));
    rows.truncate(3);
    begin("f");
    assertEquals(Arrays.asList(null, "k", "k", "k"), column(TEXT));
    rows.clear();
    begin("g");
    begin("h").keep(TEXT, "other".getBytes(UTF_8));
    begin("i");
    begin("j").keep(TEXT, null);
    begin("k");
    assertEquals(Arrays.asList("k", "other", "other", null, null), column(TEXT));
  }

  @Test
  void ofACellThatIsSetTwiceTheLastValueStays() {
    begin("a").set(TEXT, "x").set(NAMES, List.of("x", "y")).set(NUMBER, 1).set(TRUTH, true);
    rows.set(TEXT, "z").set(NAMES, List.of("z")).set(NUMBER, 2).set(TRUTH, false);
    begin("b");
    assertEquals(Arrays.asList("z", null), column(TEXT));
    assertEquals(Arrays.asList("[\"z\"]", null), column(NAMES));
    assertEquals(Arrays.asList("2", null), column(NUMBER));
    assertEquals(Arrays.asList("false", null), column(TRUTH));
  }

  @Test
  void retainedRowsAreThoseThatWereKeptWithAllTheirCells() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      int all = random.nextInt(200);
      int from = random.nextInt(all + 1);
      BitSet kept = new BitSet();
      for (int i = 0; i < all; i++) {
        fillSomeCells(begin("p" + i / 3).keep(TEXT, "kept".getBytes(UTF_8)), i, random);
        if (i >= from && random.nextInt(3) > 0) {
          kept.set(i - from);
        }
      }
      List<List<String>> wanted = new ArrayList<>();
      List<List<String>> before = allCells();
      for (int i = 0; i < all; i++) {
        if (i < from || kept.get(i - from)) {
          wanted.add(before.get(i));
        }
      }
      rows.retain(from, kept);
      assertEquals(wanted, allCells());
      begin("after").set(NAMES, List.of("n")).set(TRUTH, true);
      wanted.add(allCells().getLast());
      assertEquals(wanted, allCells());
      rows.clear();
    }
  }

  private static void fillSomeCells(RowBatch row, int i, Random random) {
    if (random.nextBoolean()) {
      row.set(TEXT, "text" + random.nextInt(3));
    }
    if (random.nextInt(4) > 0) {
      row.set(NUMBER, i);
    }
    if (random.nextBoolean()) {
      row.set(LONG, (long) i).set(TRUTH, random.nextBoolean());
    }
    if (random.nextBoolean()) {
      row.set(NAMES, i % 5 == 0 ? List.of() : List.of("a" + i, "b"));
    }
    if (random.nextBoolean()) {
      row.set(PARTS, List.of(new Part("x" + i, null), new Part(null, i)));
      row.set(COUNTS, Map.of("k" + i, 1L));
    }
  }

  private List<List<String>> allCells() {
    VectorSchemaRoot batch = rows.finish();
    List<List<String>> all = new ArrayList<>();
    for (int row = 0; row < batch.getRowCount(); row++) {
      List<String> cells = new ArrayList<>();
      for (Column column : TABLE.fileColumns()) {
        cells.add(cell(batch, column, row));
      }
      all.add(cells);
    }
    return all;
  }

  @Test
  void cellsOfThePresentRowCanBeAskedFor() {
    begin("p").keep(TEXT, "kept".getBytes(UTF_8)).set(NUMBER, 3);
    assertEquals("p", rows.text(PATH));
    assertEquals("kept", rows.text(TEXT));
    assertEquals(OptionalInt.of(3), rows.number(NUMBER));
    begin("q").keep(TEXT, null).set(TEXT, "own".getBytes(UTF_8), 0, 3);
    assertEquals("own", rows.text(TEXT));
    assertEquals(OptionalInt.empty(), rows.number(NUMBER));
    begin("r");
    assertNull(rows.text(TEXT));
  }

  @Test
  void textsAreWholeHoweverLongTheyAreAndHoweverOftenTheyRepeat() {
    List<String> texts = new ArrayList<>();
    for (int length : new int[] {3, 0, 32_767, 7, 32_768, 10_923, 32_769, 70_001, 1, 16_384}) {
      for (int times : new int[] {1, 2, 9, length > 7 ? 3 : 20_000}) {
        String text = ("" + (char) ('a' + texts.size() % 26)).repeat(length);
        for (int i = 0; i < times; i++) {
          texts.add(text);
        }
      }
    }
    for (String text : texts) {
      rows.begin().set(PATH, "p").set(TEXT, text);
    }
    assertEquals(texts, column(TEXT));
  }

  @Test
  void whatWasClearedLeavesNothingBehind() {
    rows.begin().set(PATH, "p").set(TEXT, "gone").set(NAMES, List.of("gone"));
    rows.begin().set(PATH, "p");
    rows.finish();
    rows.clear();
    rows.begin().set(PATH, "q").set(TEXT, "gone");
    rows.begin().set(PATH, "q").set(TEXT, "gone").set(NAMES, List.of("here"));
    assertEquals(List.of("gone", "gone"), column(TEXT));
    assertEquals(Arrays.asList(null, "[\"here\"]"), column(NAMES));
  }
}
