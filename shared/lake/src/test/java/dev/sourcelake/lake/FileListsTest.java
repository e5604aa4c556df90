package dev.sourcelake.lake;

import static dev.sourcelake.lake.testing.TestRepo.AST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.testing.Rows;
import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileListsTest {
  private static final String DOCS = "SELECT path, text FROM docs ORDER BY path";

  @TempDir private Path folder;
  private Storage storage;
  private Lake lake;

  @BeforeEach
  void makeLake() {
    storage = new LocalStorage(folder);
    lake = Lake.create(storage, SessionOptions.defaults());
  }

  /** Every repository's list is there, and says what the tables' logs say. */
  static void requireListsAsInLogs(Lake lake) {
    try (Stream<RepoState> states = lake.repos().all()) {
      states.forEach(state -> {
        Map<String, List<DataFile>> expected = new TreeMap<>();
        Datasets.ALL.forEach(dataset ->
            lake.table(dataset)
                .latest()
                .map(table -> table.files(state.repo()))
                .filter(files -> !files.isEmpty())
                .ifPresent(files ->
                    expected.put(
                        dataset.name(),
                        files.stream().sorted(Comparator.comparing(DataFile::key)).toList())));
        Optional<FileList> list = lake.fileLists().find(state.repo(), state.entry());
        assertEquals(Optional.of(new FileList(expected)), list, state::toString);
      });
    }
  }

  private void publish(PublishRequest request) {
    assertInstanceOf(Published.class, new Publisher(lake).publish(List.of(request)).getFirst());
  }

  private TestRepo published(String name) {
    TestRepo repo = new TestRepo(lake, name);
    Changes changes = new Changes(List.of(repo.docs(AST, "1", "a", "b")), List.of());
    publish(repo.request(repo.ticket(), Map.of("docs", changes)));
    return repo;
  }

  private void drop(TestRepo repo) throws IOException {
    long entry = lake.repos().state(repo.name()).orElseThrow().entry();
    storage.delete(LakeLayout.files(RepoSlug.of(repo.name()), entry));
  }

  @Test
  void aListFollowsEveryEntryOfItsRepository() {
    TestRepo repo = published("r");
    published("other");
    publish(repo.replaceDocs("2", List.of("b", "c"), List.of("a")));
    requireListsAsInLogs(lake);
    new Publisher(lake).forget("r");
    requireListsAsInLogs(lake);
    assertEquals(List.of(), lake.files("r").of(Docs.TABLE));
    published("r");
    requireListsAsInLogs(lake);
  }

  @Test
  void aRepositoryThatWasNeverPublishedHasNoFiles() {
    assertEquals(List.of(), lake.files("r").of(Docs.TABLE));
  }

  @Test
  void whereAListIsMissingTheLogsAreReadAndTheNextEntryHasOneAgain() throws IOException {
    TestRepo repo = published("r");
    List<DataFile> files = lake.files("r").of(Docs.TABLE);
    drop(repo);
    assertEquals(files, lake.files("r").of(Docs.TABLE));
    publish(repo.replaceDocs("2", List.of("b", "c"), List.of()));
    assertEquals(List.of("a|a 1", "b|b 2", "c|c 2"), Rows.of(lake, DOCS));
    requireListsAsInLogs(lake);
  }

  @Test
  void anEntryThatIsFinishedLateLeavesTheNewerListAlone() {
    TestRepo repo = published("r");
    JournalEntry late = lake.journal().entry(1).orElseThrow();
    publish(repo.replaceDocs("2", List.of("b"), List.of()));
    lake.fileLists().record(late, late.requests().getFirst(), LakeView.EMPTY);
    requireListsAsInLogs(lake);
  }
}
