package dev.sourcelake.datafusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;

class ScalarFunctionTest extends NativeTest {
  private static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
  private static final ArrowType LONG = new ArrowType.Int(64, true);

  private interface Body {
    FieldVector evaluate(BufferAllocator allocator, List<FieldVector> arguments, int rows);
  }

  private record Function(
      String name, List<ArrowType> argumentTypes, ArrowType returnType, Body body)
      implements ScalarFunction {
    @Override
    public FieldVector evaluate(BufferAllocator memory, List<FieldVector> arguments, int rows) {
      return body.evaluate(memory, arguments, rows);
    }
  }

  /** Repeats a text. */
  private static FieldVector repeat(BufferAllocator memory, List<FieldVector> arguments, int rows) {
    var text = (VarCharVector) arguments.get(0);
    var times = (BigIntVector) arguments.get(1);
    var result = new VarCharVector("result", memory);
    result.allocateNew(rows);
    for (int row = 0; row < rows; row++) {
      if (!text.isNull(row) && !times.isNull(row)) {
        String value = new String(text.get(row), StandardCharsets.UTF_8);
        result.setSafe(row, value.repeat((int) times.get(row)).getBytes(StandardCharsets.UTF_8));
      }
    }
    result.setValueCount(rows);
    return result;
  }

  @Test
  void aFunctionIsCalledWithColumnsAndConstants() throws IOException {
    context.registerFunction(
        new Function("again", List.of(TEXT, LONG), TEXT, ScalarFunctionTest::repeat));
    assertEquals(List.of("ababab"), rows("SELECT again('ab', 3)"));
    assertEquals(
        List.of("x|x", "xx|xx", "null|null"),
        rows(
            """
            SELECT again('x', v), again(t, v) FROM
              (VALUES (1, 'x'), (2, arrow_cast('x', 'Utf8View')), (CAST(NULL AS INT), 'x')) AS rows(v, t)\
            """));
  }

  @Test
  void aFunctionWithoutArgumentsKnowsTheRows() throws IOException {
    var calls = new AtomicInteger();
    context.registerFunction(
        new ScalarFunction() {
          @Override
          public String name() {
            return "row_number_of_batch";
          }

          @Override
          public List<ArrowType> argumentTypes() {
            return List.of();
          }

          @Override
          public ArrowType returnType() {
            return LONG;
          }

          @Override
          public boolean deterministic() {
            return false;
          }

          @Override
          public FieldVector evaluate(BufferAllocator memory, List<FieldVector> none, int rows) {
            calls.incrementAndGet();
            var result = new BigIntVector("result", memory);
            result.allocateNew(rows);
            for (int row = 0; row < rows; row++) {
              result.set(row, row);
            }
            result.setValueCount(rows);
            return result;
          }
        });
    assertEquals(
        List.of("0", "1", "2"), rows("SELECT row_number_of_batch() FROM generate_series(1, 3)"));
    assertEquals(1, calls.get());
  }

  @Test
  void manyRowsPassWithoutALeak() throws IOException {
    context.registerFunction(
        new Function("again", List.of(TEXT, LONG), TEXT, ScalarFunctionTest::repeat));
    context.registerStream("facts", new Facts.Reader(allocator, 100, 1000));
    assertEquals(
        List.of("100000|" + 100_000L * 2 * Facts.path(0).length()),
        rows("SELECT count(*), sum(length(again(path, 2))) FROM facts"));
  }

  @Test
  void whatAFunctionThrowsIsTheQuerysError() {
    var thrown = new IllegalStateException("no blob for 1f3a");
    context.registerFunction(
        new Function(
            "source",
            List.of(TEXT),
            TEXT,
            (_, _, _) -> {
              throw thrown;
            }));
    for (String sql :
        List.of(
            "SELECT source('x')",
            "SELECT source(CAST(value AS VARCHAR)) FROM generate_series(1, 9)")) {
      var failure = assertThrows(DataFusionException.class, () -> rows(sql));
      assertEquals("function source: no blob for 1f3a", failure.getMessage());
      assertSame(thrown, failure.getCause());
    }
  }

  @Test
  void aWrongResultIsAnError() {
    context.registerFunction(
        new Function(
            "wrong_type", List.of(TEXT), TEXT, (memory, _, _) -> new IntVector("i", memory)));
    context.registerFunction(
        new Function(
            "wrong_length", List.of(TEXT), TEXT, (memory, _, _) -> new VarCharVector("t", memory)));
    context.registerFunction(new Function("nothing", List.of(TEXT), TEXT, (_, _, _) -> null));
    var type = assertThrows(DataFusionException.class, () -> rows("SELECT wrong_type('x')"));
    assertTrue(type.getMessage().contains("instead of Utf8"), type.getMessage());
    var length = assertThrows(DataFusionException.class, () -> rows("SELECT wrong_length('x')"));
    assertTrue(length.getMessage().contains("0 values for 1 rows"), length.getMessage());
    var nothing = assertThrows(DataFusionException.class, () -> rows("SELECT nothing('x')"));
    assertTrue(nothing.getMessage().contains("null instead of a vector"), nothing.getMessage());
  }

  @Test
  void aFunctionMayRunAQueryItself() throws IOException {
    context.registerFunction(
        new Function(
            "ask",
            List.of(LONG),
            LONG,
            (memory, _, rows) -> {
              try {
                assertEquals(List.of("2"), rows("SELECT 1 + 1"));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
              var result = new BigIntVector("result", memory);
              result.allocateNew(rows);
              result.setValueCount(rows);
              return result;
            }));
    assertEquals(
        List.of("20000"),
        rows("SELECT count(*) FROM (SELECT ask(value) FROM generate_series(1, 20000))"));
  }

  @Test
  void aNameWithCapitalsIsRefused() {
    var function = new Function("Source", List.of(TEXT), TEXT, ScalarFunctionTest::repeat);
    assertThrows(IllegalArgumentException.class, () -> context.registerFunction(function));
  }
}
