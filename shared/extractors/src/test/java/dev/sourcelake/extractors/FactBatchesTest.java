package dev.sourcelake.extractors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.Extraction.Status;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Candidate;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.FileLines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

class FactBatchesTest {
  private static final Extraction OK = Extraction.by("parser", "1", Status.OK, null);

  @Test
  void spansBecomeRawOffsetsLinesAndColumns() {
    CollectedFacts facts =
        collect(
            "a\n\tbé = c\n",
            out -> {
              out.begin(Family.AST, Definitions.TABLE, 3, 6).set(Definitions.NAME, "bé");
              out.record(Family.AST, OK);
            });
    Map<String, Object> row = facts.rows(Definitions.TABLE).getFirst();
    assertEquals("Some.java", row.get("path"));
    assertEquals("ast", row.get("extractor"));
    assertEquals(
        "2:1-2:4 [3,6)",
        "%s:%s-%s:%s [%s,%s)"
            .formatted(
                row.get("start_line"),
                row.get("start_col"),
                row.get("end_line"),
                row.get("end_col"),
                row.get("bstart"),
                row.get("bend")));
  }

  @Test
  void aProblemShowsTheEditorsPlaceAndTheNeighbouringLines() {
    CollectedFacts facts =
        collect(
            "one\n\té x = ;\nthree\nfour",
            out -> {
              out.diagnostic(
                  Family.AST, Diagnostic.at(Severity.ERROR, Kind.SYNTAX, "no value", 12, 13));
              out.record(Family.AST, Extraction.by("p", "1", Status.PARTIAL, "syntax"));
            });
    Map<String, Object> row = facts.rows(Diagnostics.TABLE).getFirst();
    assertEquals(2, row.get("editor_line"));
    assertEquals(15, row.get("editor_column"));
    assertEquals("one\n\té x = ;\nthree", row.get("context"));
    assertEquals(8, row.get("start_col"));
  }

  @Test
  void aLongLineIsCutAroundTheProblem() {
    String line = "é".repeat(400);
    CollectedFacts facts =
        collect(
            line,
            out -> {
              out.diagnostic(Family.AST, Diagnostic.at(Severity.ERROR, Kind.SYNTAX, "x", 400, 401));
              out.record(Family.AST, OK);
            });
    String context = (String) facts.rows(Diagnostics.TABLE).getFirst().get("context");
    assertEquals("…" + "é".repeat(80) + "…", context);
  }

  @Test
  void problemsBeyondTheLimitAreCounted() {
    CollectedFacts facts =
        collect(
            "x",
            out -> {
              for (int i = 0; i < 103; i++) {
                out.diagnostic(Family.AST, Diagnostic.ofFile(Severity.ERROR, Kind.SYNTAX, "no"));
              }
              out.record(Family.AST, OK);
            });
    List<Object> messages = facts.cells(Diagnostics.TABLE, "message");
    assertEquals(101, messages.size());
    assertEquals("3 more problems are not listed: a file lists 100 at most", messages.getLast());
  }

  @Test
  void rollbackForgetsEverythingOfTheFileSoThatNothingShinesThrough() {
    CollectedFacts facts =
        collect(
            "some text",
            out -> {
              out.begin(Family.AST, Calls.TABLE, 0, 4)
                  .set(Calls.NAME, "old")
                  .set(Calls.TARGET, "old.target")
                  .set(Calls.CANDIDATES, List.of(new Candidate("old.target", "file", 0)));
              out.diagnostic(Family.AST, Diagnostic.ofFile(Severity.ERROR, Kind.INTERNAL, "old"));
              out.record(Family.AST, OK);
              assertTrue(out.rollback());
              out.begin(Family.AST, Calls.TABLE, 5, 9);
              out.begin(Family.AST, Calls.TABLE, 5, 9)
                  .set(Calls.CANDIDATES, List.of(new Candidate(null, "wildcard", 0)));
              out.record(Family.AST, Extraction.by("other", "1", Status.PARTIAL, "again"));
            });
    List<Map<String, Object>> rows = facts.rows(Calls.TABLE);
    assertEquals(2, rows.size());
    assertFalse(rows.get(0).containsKey("name"), rows::toString);
    assertFalse(rows.get(0).containsKey("candidates"), rows::toString);
    assertEquals(List.of(Map.of("source", "wildcard", "rank", 0)), rows.get(1).get("candidates"));
    assertEquals(List.of(), facts.rows(Diagnostics.TABLE));
    assertEquals("other", facts.rows(Extractions.TABLE).getFirst().get("parser"));
  }

  @Test
  void aFamilyWithoutAWordIsRecordedAsFailed() {
    CollectedFacts facts = collect("x", out -> {});
    assertEquals("failed", facts.rows(Extractions.TABLE).getFirst().get("status"));
    assertEquals("internal", facts.rows(Diagnostics.TABLE).getFirst().get("kind"));
  }

  @Test
  void recordingTwiceOrUnwantedFamiliesIsAnError() {
    collect(
        "x",
        out -> {
          out.record(Family.AST, OK);
          assertThrows(IllegalStateException.class, () -> out.record(Family.AST, OK));
          assertThrows(IllegalStateException.class, () -> out.record(Family.CST, OK));
          assertThrows(IllegalStateException.class, () -> out.begin(Family.TEXT, FileLines.TABLE));
          assertThrows(
              IllegalArgumentException.class, () -> out.begin(Family.AST, Definitions.TABLE, 1, 0));
        });
  }

  @Test
  void batchesLeaveFullAndAtTheEndsOfFiles() {
    List<String> left = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator();
        FactBatches batches =
            new FactBatches(
                allocator,
                2,
                100,
                (family, dataset, rows) -> {
                  assertEquals("ast", family.id());
                  left.add(dataset + ":" + rows.getRowCount());
                })) {
      Map<Family, Wanted> wanted = Map.of(Family.AST, new Wanted("f", Set.of(Definitions.TABLE)));
      for (int i = 0; i < 3; i++) {
        batches.file(file("text"), wanted);
        batches.begin(Family.AST, Definitions.TABLE);
        assertTrue(batches.wants(Family.AST, Definitions.TABLE));
        assertFalse(batches.wants(Family.AST, Calls.TABLE));
        batches.record(Family.AST, OK);
        batches.endFile();
      }
      assertEquals(List.of("definitions:2", "extractions:2"), left);
      batches.flush();
      assertEquals(
          List.of("definitions:2", "extractions:2", "definitions:1", "extractions:1"), left);
    }
  }

  @Test
  void aFileOfVeryManyRowsLeavesBeforeItsEndAndStays() {
    List<Integer> left = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator();
        FactBatches batches =
            new FactBatches(
                allocator,
                2,
                100,
                (family, dataset, rows) -> {
                  if (dataset == Definitions.TABLE) {
                    left.add(rows.getRowCount());
                  } else {
                    assertEquals(
                        "[{\"key\":\"definitions\",\"value\":9}]",
                        rows.getVector("rows_by_dataset").getObject(0).toString());
                  }
                })) {
      batches.file(file("text"), Map.of(Family.AST, new Wanted("f", Set.of(Definitions.TABLE))));
      for (int i = 0; i < 9; i++) {
        batches.begin(Family.AST, Definitions.TABLE);
      }
      assertEquals(List.of(8), left);
      assertFalse(batches.rollback());
      batches.record(Family.AST, OK);
      batches.endFile();
      batches.flush();
      assertEquals(List.of(8, 1), left);
    }
  }

  private static CollectedFacts collect(String text, Consumer<FactSink> extraction) {
    return CollectedFacts.of(file(text), Set.of(Family.AST), extraction);
  }

  private static SourceFile file(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new SourceFile("Some.java", Sha256.of(bytes), bytes, FileSettings.of("java"));
  }
}
