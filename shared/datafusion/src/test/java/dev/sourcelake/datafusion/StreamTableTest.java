package dev.sourcelake.datafusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.Test;

class StreamTableTest extends NativeTest {
  @Test
  void aStreamIsReadAndClosed() throws IOException {
    var reader = new Facts.Reader(allocator, 20, 500);
    context.registerStream("facts", reader);
    assertEquals(
        List.of("20|10000|9000"),
        rows("SELECT count(DISTINCT path), count(*), count(name) FROM facts"));
    assertTrue(reader.closed);
  }

  @Test
  void aSecondScanIsAnError() throws IOException {
    context.registerStream("facts", new Facts.Reader(allocator, 2, 5));
    assertEquals(List.of("10"), rows("SELECT count(*) FROM facts"));
    var failure = assertThrows(DataFusionException.class, () -> rows("SELECT count(*) FROM facts"));
    assertTrue(failure.getMessage().contains("'facts' was read before"), failure.getMessage());
    context.registerStream("facts", new Facts.Reader(allocator, 3, 5));
    assertEquals(List.of("15"), rows("SELECT count(*) FROM facts"));
  }

  @Test
  void anUnreadStreamIsClosedWithItsTable() {
    var replaced = new Facts.Reader(allocator, 1, 1);
    var removed = new Facts.Reader(allocator, 1, 1);
    context.registerStream("facts", replaced);
    context.registerStream("facts", removed);
    assertTrue(replaced.closed);
    assertTrue(context.deregister("facts"));
    assertTrue(removed.closed);
  }

  @Test
  void whatTheReaderThrowsIsTheQuerysError() {
    var thrown = new IOException("blob pack 7 is truncated");
    var reader =
        new Facts.Reader(allocator, 10, 100) {
          private int batches = 0;

          @Override
          public boolean loadNextBatch() throws IOException {
            if (batches++ == 5) {
              throw thrown;
            }
            return super.loadNextBatch();
          }
        };
    context.registerStream("facts", reader);
    var failure =
        assertThrows(DataFusionException.class, () -> rows("SELECT * FROM facts ORDER BY path"));
    assertEquals("stream table 'facts': blob pack 7 is truncated", failure.getMessage());
    assertSame(thrown, failure.getCause());
    assertTrue(reader.closed);
  }

  @Test
  void anErrorInTheReaderDoesNotEndTheProcess() {
    var reader =
        new Facts.Reader(allocator, 1, 1) {
          @Override
          public boolean loadNextBatch() {
            throw new StackOverflowError();
          }
        };
    context.registerStream("facts", reader);
    var failure = assertThrows(DataFusionException.class, () -> rows("SELECT * FROM facts"));
    assertInstanceOf(StackOverflowError.class, failure.getCause());
  }

  @Test
  void textThatIsNoUtf8IsAnError() {
    var reader =
        new Facts.Reader(allocator, 1, 10) {
          @Override
          public boolean loadNextBatch() throws IOException {
            boolean more = super.loadNextBatch();
            if (more) {
              ((VarCharVector) getVectorSchemaRoot().getVector(0)).setSafe(3, new byte[] {'a', -1});
            }
            return more;
          }
        };
    context.registerStream("facts", reader);
    var failure = assertThrows(DataFusionException.class, () -> rows("SELECT * FROM facts"));
    assertTrue(failure.getMessage().contains("UTF8"), failure.getMessage());
  }

  @Test
  void closingEarlyGivesTheReadersMemoryBack() throws IOException {
    var reader = new Facts.Reader(allocator, 1_000_000, 1000);
    context.registerStream("facts", reader);
    try (DataFrame frame = context.sql("SELECT upper(path), name FROM facts WHERE bstart > 3");
        ArrowReader rows = frame.executeStream(allocator)) {
      assertTrue(rows.loadNextBatch());
    }
    assertTrue(reader.closed);
    assertEquals(0, allocator.getAllocatedMemory());
  }

  @Test
  void twoStreamsJoin() throws IOException {
    context.registerStream("a", new Facts.Reader(allocator, 40, 100));
    context.registerStream("b", new Facts.Reader(allocator, 30, 100));
    assertEquals(
        List.of("1000"),
        rows("SELECT count(*) FROM a LEFT ANTI JOIN b ON a.path = b.path AND a.bstart = b.bstart"));
    assertEquals(0, allocator.getAllocatedMemory());
  }
}
