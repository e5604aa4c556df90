package dev.sourcelake.lake;

import static dev.sourcelake.lake.testing.TestRepo.AST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.testing.Rows;
import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Blobs;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.model.table.Scans;
import dev.sourcelake.storage.LocalStorage;
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

class PreparerTest {
  private static final String TREE_SITTER = "tree_sitter";

  @TempDir private Path folder;
  private Lake lake;
  private TestRepo repo;
  private long handles;

  @BeforeEach
  void makeLake() {
    lake = Lake.create(new LocalStorage(folder), SessionOptions.defaults());
    repo = new TestRepo(lake, "r");
    handles = SessionContext.liveHandles();
  }

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(handles, SessionContext.liveHandles());
  }

  private void publish(Dataset dataset, Changes changes) {
    PublishRequest request = repo.request(repo.ticket(), Map.of(dataset.name(), changes));
    assertInstanceOf(Published.class, new Publisher(lake).publish(List.of(request)).getFirst());
  }

  private Changes prepare(
      Dataset dataset, String extractor, StaleKeys stale, List<DataFile> staged) {
    try (Preparer preparer = new Preparer(lake, "r", "scan")) {
      return preparer.replace(dataset, extractor, stale, staged);
    }
  }

  private List<String> docs() {
    return Rows.of(lake, "SELECT extractor, text FROM docs ORDER BY extractor, path");
  }

  @Test
  void withNothingStaleStagedFilesAreAddedAsTheyAre() {
    List<DataFile> staged = List.of(repo.docs(AST, "1", "a"), repo.docs(AST, "1", "b"));
    assertEquals(
        new Changes(staged, List.of()), prepare(Docs.TABLE, AST, StaleKeys.none(), staged));
  }

  @Test
  void withNothingStaleAndNothingStagedNothingChanges() {
    publish(Docs.TABLE, new Changes(List.of(repo.docs(AST, "1", "a", "c")), List.of()));
    assertTrue(prepare(Docs.TABLE, AST, StaleKeys.none(), List.of()).none());
    assertTrue(prepare(Docs.TABLE, AST, repo.stale("path", "b", "z"), List.of()).none());
  }

  @Test
  void aFileThatHoldsStaleRowsIsWrittenWithoutThem() {
    publish(Docs.TABLE, new Changes(List.of(repo.docs(AST, "1", "a", "b", "c")), List.of()));
    DataFile staged = repo.docs(AST, "2", "b");
    Changes changes = prepare(Docs.TABLE, AST, repo.stale("path", "b"), List.of(staged));
    assertEquals(1, changes.removes().size());
    assertEquals(List.of(1L, 2L), changes.adds().stream().map(DataFile::rows).sorted().toList());
    publish(Docs.TABLE, changes);
    assertEquals(List.of("ast|a 1", "ast|b 2", "ast|c 1"), docs());
  }

  @Test
  void filesWithoutStaleRowsAreNotTouched() {
    DataFile around = repo.docs(AST, "1", "a", "z");
    DataFile apart = repo.docs(AST, "1", "d", "e");
    DataFile hit = repo.docs(AST, "1", "m", "n");
    publish(Docs.TABLE, new Changes(List.of(around, apart, hit), List.of()));
    Changes changes = prepare(Docs.TABLE, AST, repo.stale("path", "m"), List.of());
    assertEquals(List.of(hit), changes.removes());
    assertEquals(1, changes.adds().getFirst().rows());
  }

  @Test
  void aFileOfStaleRowsAloneIsDroppedUnread() {
    DataFile stale = repo.docs(AST, "1", "a", "b");
    publish(Docs.TABLE, new Changes(List.of(stale), List.of()));
    assertEquals(
        new Changes(List.of(), List.of(stale)),
        prepare(Docs.TABLE, AST, repo.stale("path", "b", "a", "c"), List.of()));
  }

  @Test
  void whereAllIsStaleFilesAreDroppedUnread() throws Exception {
    DataFile gone = repo.docs(AST, "1", "a", "b");
    DataFile staged = repo.docs(AST, "2", "a");
    publish(Docs.TABLE, new Changes(List.of(gone), List.of()));
    lake.storage().delete(gone.key());
    assertEquals(
        new Changes(List.of(staged), List.of(gone)),
        prepare(Docs.TABLE, AST, StaleKeys.all(), List.of(staged)));
  }

  @Test
  void anotherExtractorsRowsOfAPathStay() {
    publish(
        Docs.TABLE,
        new Changes(
            List.of(repo.docs(AST, "1", "a"), repo.docs(TREE_SITTER, "1", "a")), List.of()));
    publish(Docs.TABLE, prepare(Docs.TABLE, AST, repo.stale("path", "a"), List.of()));
    assertEquals(List.of("tree_sitter|a 1"), docs());
  }

  @Test
  void anotherRepositorysRowsOfAPathStay() {
    publish(Docs.TABLE, new Changes(List.of(repo.docs(AST, "1", "a")), List.of()));
    repo = new TestRepo(lake, "r2");
    publish(Docs.TABLE, new Changes(List.of(repo.docs(AST, "2", "a")), List.of()));
    repo = new TestRepo(lake, "r");
    publish(Docs.TABLE, prepare(Docs.TABLE, AST, StaleKeys.all(), List.of()));
    assertEquals(List.of("ast|a 2"), docs());
  }

  @Test
  void pathsAreComparedByTheirBytes() {
    // In UTF-16 the last one would come before the one in the middle.
    String[] paths = {"a", "\uFF21", "\uD83D\uDE00"};
    publish(Docs.TABLE, new Changes(List.of(repo.docs(AST, "1", paths)), List.of()));
    publish(Docs.TABLE, prepare(Docs.TABLE, AST, repo.stale("path", "\uD83D\uDE00"), List.of()));
    assertEquals(List.of("ast|a 1", "ast|\uFF21 1"), docs());
  }

  @Test
  void blobsAreReplacedByTheirHash() {
    publish(Blobs.TABLE, new Changes(blobs("aa", "bb", "cc"), List.of()));
    Changes changes = prepare(Blobs.TABLE, null, repo.stale("file_sha256", "bb"), blobs("dd"));
    publish(Blobs.TABLE, changes);
    assertEquals(
        List.of("aa", "cc", "dd"),
        Rows.of(lake, "SELECT file_sha256 FROM blobs ORDER BY file_sha256"));
  }

  private List<DataFile> blobs(String... hashes) {
    try (BufferAllocator memory = new RootAllocator();
        RowBatch rows = new RowBatch(Blobs.TABLE, memory)) {
      for (String hash : hashes) {
        rows.begin().set(Blobs.FILE_SHA256, hash).set(Blobs.PACK, "pack");
      }
      return repo.stage(rows);
    }
  }

  @Test
  void smallFilesAreFoldedAsScansGoBy() {
    for (int i = 0; i < 20; i++) {
      DataFile staged = repo.docs(AST, "1", "path" + (i + 10));
      publish(Docs.TABLE, prepare(Docs.TABLE, AST, StaleKeys.none(), List.of(staged)));
    }
    assertEquals(20, docs().size());
    List<DataFile> files = lake.table(Docs.TABLE).latest().orElseThrow().files("r");
    assertTrue(files.size() <= 4, files::toString);
  }

  @Test
  void foldingAloneKeepsAllRows() {
    for (int i = 0; i < 5; i++) {
      publish(Docs.TABLE, Changes.NONE);
    }
    String scans = "SELECT scan_id FROM scans ORDER BY sequence";
    List<String> before = Rows.of(lake, scans);
    try (Preparer preparer = new Preparer(lake, "r", "scan")) {
      Changes changes = preparer.fold(Scans.TABLE);
      assertEquals(5, changes.removes().size());
      assertEquals(1, changes.adds().size());
      publish(Scans.TABLE, changes);
    }
    List<String> after = new ArrayList<>(Rows.of(lake, scans));
    assertEquals(6, after.size());
    assertEquals(before, after.subList(0, 5));
  }
}
