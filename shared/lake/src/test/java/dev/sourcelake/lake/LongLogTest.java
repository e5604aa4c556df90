package dev.sourcelake.lake;

import static dev.sourcelake.lake.testing.TestRepo.AST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.testing.DeltaRs;
import dev.sourcelake.lake.testing.Rows;
import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A table with more versions than there are between two checkpoints. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LongLogTest {
  private static final int ENTRIES = 105;
  private static final String REPO = "github.com/o/r";

  @TempDir private static Path folder;
  private static Storage storage;
  private static Lake lake;
  private static TestRepo repo;

  /** The one active file of each of ten paths. */
  private static final Map<String, DataFile> active = new TreeMap<>();

  @BeforeAll
  static void publishMany() {
    storage = new LocalStorage(folder);
    lake = Lake.create(storage, SessionOptions.defaults());
    repo = new TestRepo(lake, REPO);
    long handles = SessionContext.liveHandles();
    for (int i = 0; i < ENTRIES; i++) {
      String path = "path" + i % 10;
      DataFile staged = repo.docs(AST, "content " + i, path);
      DataFile before = active.put(path, staged);
      publish(List.of(staged), before == null ? List.of() : List.of(before));
    }
    assertEquals(handles, SessionContext.liveHandles());
  }

  private static void publish(List<DataFile> adds, List<DataFile> removes) {
    Map<String, Changes> changes = Map.of("docs", new Changes(adds, removes));
    PublishResult result =
        new Publisher(lake).publish(List.of(repo.request(repo.ticket(), changes))).getFirst();
    assertInstanceOf(Published.class, result);
  }

  @Test
  @Order(1)
  void anotherReaderSeesTheSame() throws Exception {
    DeltaRs docs = DeltaRs.read(folder.resolve("tables/docs"), "path = 'path7'");
    assertEquals(ENTRIES, docs.version());
    assertEquals(Rows.of(lake, "SELECT count(*) FROM docs"), List.of("" + docs.rows()));
    assertEquals("docs", docs.name());
    assertEquals(Docs.TABLE.comment(), docs.description());
    Docs.TABLE
        .columns()
        .forEach(column -> assertEquals(column.comment(), docs.comments().get(column.name())));
    assertEquals(List.of(active.get("path7").key().name()), docs.filesRead());

    DeltaRs scans = DeltaRs.read(folder.resolve("tables/scans"), "sequence = 5");
    assertEquals(ENTRIES, scans.rows());
    assertEquals(1, scans.filesRead().size());
  }

  @Test
  @Order(2)
  void theCommitsBeforeACheckpointAreNotNeeded() throws IOException {
    assertTrue(
        storage
            .info(
                LakeLayout.deltaLog(Docs.TABLE).resolve("00000000000000000100.checkpoint.parquet"))
            .isPresent());
    for (int version = 0; version < 100; version++) {
      storage.delete(LakeLayout.commit(Docs.TABLE, version));
    }
    assertEquals(
        Set.copyOf(active.values()),
        Set.copyOf(lake.table(Docs.TABLE).latest().orElseThrow().files(REPO)));
    assertEquals(
        List.of("path3 content 103", "path4 content 104", "path5 content 95"),
        Rows.of(
            lake, "SELECT text FROM docs WHERE path IN ('path3', 'path4', 'path5') ORDER BY path"));
    publish(List.of(), List.of(active.get("path0")));
    assertEquals(List.of("9"), Rows.of(lake, "SELECT count(*) FROM docs"));
  }

  @Test
  @Order(3)
  void nothingIsLeftBesideTheLog() throws IOException {
    try (Stream<ObjectInfo> scratch = storage.list(LakeLayout.scratch());
        Stream<ObjectInfo> states = storage.list(LakeLayout.repo(RepoSlug.of(REPO)));
        Stream<ObjectInfo> runs = storage.list(LakeLayout.sequences(RepoSlug.of(REPO)))) {
      assertEquals(0, scratch.count());
      // The state and the list of its files.
      assertEquals(2, states.count());
      assertEquals(1, runs.count());
    }
  }

  @Test
  @Order(4)
  void aVersionThatIsNoLongerThereIsNamed() {
    LakeException e = assertThrows(LakeException.class, () -> lake.table(Docs.TABLE).at(50));
    assertEquals(LakeException.Problem.UNKNOWN, e.problem());
    assertTrue(e.getMessage().contains("Version 50 of table 'docs'"), e.getMessage());
  }
}
