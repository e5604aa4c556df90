package dev.sourcelake.stages.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.table.Blobs;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.Files;
import dev.sourcelake.stages.query.RowReader;
import dev.sourcelake.stages.query.Sql;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.stages.run.RunTables;
import dev.sourcelake.stages.scan.Scanned;
import dev.sourcelake.stages.write.RunWriter;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanStageTest {
  @TempDir Path folder;
  private final RunFiles run = RunFiles.of("r", "s1", 0);
  private LocalStorage storage;
  private Lake lake;
  private SessionContext context;
  private BufferAllocator allocator;

  @BeforeEach
  void open() {
    storage = new LocalStorage(folder);
    lake = Lake.create(storage, SessionOptions.defaults());
    context =
        SessionContext.open(SessionOptions.defaults().withMergeJoins().withTargetPartitions(1));
    allocator = new RootAllocator();
  }

  @AfterEach
  void close() {
    context.close();
    allocator.close();
    storage.close();
  }

  @Test
  void everySelectedFileIsMissingFromAnEmptyLedger() throws IOException {
    manifest("a.hs", "selected", "b.txt", "selected", "c.png", "skipped");
    Plan plan = plan(new Wishes(Profile.STANDARD, List.of()));
    assertEquals(2, plan.filesToRead());
    assertEquals(List.of("a.hs text", "a.hs tree_sitter", "b.txt text"), worklist(plan));
    assertEquals(0, plan.base());
  }

  @Test
  void onlyFamiliesOfNamedDatasetsHaveWork() throws IOException {
    manifest("a.hs", "selected", "b.txt", "selected");
    Plan plan = plan(new Wishes(Profile.STANDARD, List.of("calls", "definitions")));
    assertEquals(List.of("a.hs tree_sitter"), worklist(plan));
  }

  @Test
  void anEmptyManifestHasAnEmptyPlan() throws IOException {
    manifest();
    assertEquals(List.of(), plan(new Wishes(Profile.STANDARD, List.of())).shards());
  }

  @Test
  void aPlanThatIsMadeAgainIsTheOneThatIsThere() throws IOException {
    manifest("a.hs", "selected");
    Plan first = plan(new Wishes(Profile.STANDARD, List.of()));
    assertEquals(first, plan(new Wishes(Profile.STANDARD, List.of("calls"))));
  }

  @Test
  void theLedgerIsMergedWithTheManifestAsTheyCome() throws IOException {
    manifest("a.hs", "selected", "b.txt", "selected");
    Plan plan = plan(new Wishes(Profile.STANDARD, List.of()));
    Key ledger = run.rows(Extractions.TABLE);
    try (RunWriter rows = new RunWriter(context, storage, allocator, ledger, Extractions.TABLE)) {
      for (String path : List.of("a.hs", "z.hs")) {
        rows.rows()
            .begin()
            .set(Extractions.TABLE.column("path"), path)
            .set(Extractions.TABLE.column("extractor"), "tree_sitter")
            .set(Extractions.TABLE.column("file_sha256"), "sha of " + path)
            .set(Extractions.FINGERPRINT, "old");
      }
      rows.finish();
    }
    RunTables.register(context, storage, "manifest", run.manifest(), Files.TABLE);
    RunTables.register(context, storage, "ledger", ledger, Extractions.TABLE);
    Key versions = plan.files().versions();
    RunTables.register(context, storage, "versions", versions, RunTables.VERSIONS, 3);
    for (Family family : PlanStage.FAMILIES) {
      context.registerView("wanted", Sql.resource(PlanStage.class, family.id()));
      try (DataFrame judged = context.sql(PlanStage.judgement(family))) {
        String steps = judged.explain();
        assertTrue(steps.contains("SortMergeJoinExec: join_type=Full"), steps);
        assertFalse(steps.contains("SortExec"), steps);
      }
    }
  }

  private Plan plan(Wishes wishes) throws IOException {
    Scanned scanned = new Scanned("r", "o", "folder", null, null, null, 0, "rules", Map.of(), 0, 0);
    return new PlanStage(lake, context, allocator).run(scanned, run, wishes);
  }

  private void manifest(String... pathsAndStatuses) {
    try (RunWriter files = new RunWriter(context, storage, allocator, run.manifest(), Files.TABLE);
        RunWriter blobs =
            new RunWriter(context, storage, allocator, run.rows(Blobs.TABLE), Blobs.TABLE)) {
      for (int i = 0; i < pathsAndStatuses.length; i += 2) {
        String path = pathsAndStatuses[i];
        files
            .rows()
            .begin()
            .set(Files.PATH, path)
            .set(Files.EXTRACTOR, "scan")
            .set(Files.FILE_SHA256, "sha of " + path)
            .set(Files.SIZE, 10L)
            .set(Files.STATUS, pathsAndStatuses[i + 1])
            .set(Files.LANGUAGE, path.endsWith(".hs") ? "haskell" : null)
            .set(Files.SETTINGS, "settings");
        blobs
            .rows()
            .begin()
            .set(Blobs.FILE_SHA256, "sha of " + path)
            .set(Blobs.SIZE, 10L)
            .set(Blobs.PACK, "pack")
            .set(Blobs.OFFSET, 0L)
            .set(Blobs.LENGTH, 10L)
            .set(Blobs.CODEC, "none");
      }
      files.finish();
      blobs.finish();
    }
  }

  private List<String> worklist(Plan plan) throws IOException {
    RunTables.register(context, storage, "worklist", plan.files().worklist(), RunTables.WORKLIST);
    List<String> rows = new ArrayList<>();
    try (RowReader reader =
        new RowReader(context, "SELECT path, extractor FROM worklist ORDER BY path, extractor")) {
      while (reader.next()) {
        rows.add(reader.text("path") + " " + reader.text("extractor"));
      }
    }
    return rows;
  }
}
