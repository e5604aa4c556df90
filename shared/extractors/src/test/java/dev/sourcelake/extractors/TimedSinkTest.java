package dev.sourcelake.extractors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sourcelake.extractors.Extraction.Status;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Docs;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimedSinkTest {
  private static final byte[] BYTES = {'a'};
  private static final SourceFile FILE =
      new SourceFile("a.go", Sha256.of(BYTES), BYTES, FileSettings.of("go"));

  @Test
  void rowsPassWhileThereIsTime() {
    assertEquals(1_000, rows(Duration.ofHours(1), "all written", null));
  }

  @Test
  void pastTheDeadlineNoRowIsBegun() {
    assertEquals(0, rows(Duration.ofNanos(1), null, "rows took longer than 0 ms"));
  }

  /** Writes a thousand rows and returns how many of them came through. */
  private static int rows(Duration time, String told, String reason) {
    return CollectedFacts.of(
            FILE,
            Set.of(Family.TREE_SITTER),
            out -> {
              TimedSink rows = new TimedSink(out, new Deadline(time));
              assertNull(rows.reason());
              assertEquals(told, rows.write(() -> write(rows)));
              assertEquals(reason, rows.reason());
              rows.record(Family.TREE_SITTER, Extraction.by("test", "1", Status.OK, null));
            })
        .rows(Docs.TABLE)
        .size();
  }

  private static String write(FactSink out) {
    for (int i = 0; i < 1_000; i++) {
      out.begin(Family.TREE_SITTER, Docs.TABLE, 0, 1)
          .set(Docs.INDEX, i)
          .set(Docs.FORMAT, "comment")
          .set(Docs.TEXT, "a")
          .set(Docs.LANGUAGE, "go")
          .set(Docs.PARSER, "test");
    }
    return "all written";
  }
}
