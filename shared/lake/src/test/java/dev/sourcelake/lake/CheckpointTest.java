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
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.storage.Key;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir private Path folder;
  private Lake lake;

  @Test
  void aTableIsReadAndWrittenOverItsCheckpoints() throws IOException {
    Storage storage = new LocalStorage(folder);
    lake = Lake.create(storage, SessionOptions.defaults());
    TestRepo repo = new TestRepo(lake, "r");
    long handles = SessionContext.liveHandles();
    // Each entry replaces one of ten paths, so that checkpoints hold adds and removes.
    Map<String, DataFile> active = new TreeMap<>();
    for (int i = 0; i < 105; i++) {
      String path = "path" + i % 10;
      DataFile staged = repo.docs(AST, "content " + i, path);
      DataFile before = active.put(path, staged);
      publish(repo, List.of(staged), before == null ? List.of() : List.of(before));
    }
    assertEquals(handles, SessionContext.liveHandles());
    Key log = LakeLayout.deltaLog(Docs.TABLE);
    assertTrue(storage.info(log.resolve("00000000000000000100.checkpoint.parquet")).isPresent());
    try (Stream<ObjectInfo> scratch = storage.list(LakeLayout.scratch())) {
      assertEquals(0, scratch.count());
    }

    // The commits before a checkpoint are not needed any more.
    for (int version = 0; version < 100; version++) {
      storage.delete(LakeLayout.commit(Docs.TABLE, version));
    }
    assertEquals(
        Set.copyOf(active.values()),
        Set.copyOf(lake.table(Docs.TABLE).latest().orElseThrow().files("r")));
    assertEquals(
        List.of("path3 content 103", "path4 content 104", "path5 content 95"),
        Rows.of(
            lake, "SELECT text FROM docs WHERE path IN ('path3', 'path4', 'path5') ORDER BY path"));
    publish(repo, List.of(), List.of(active.get("path0")));
    assertEquals(List.of("9"), Rows.of(lake, "SELECT count(*) FROM docs"));
  }

  private void publish(TestRepo repo, List<DataFile> adds, List<DataFile> removes) {
    PublishRequest request =
        repo.request(repo.ticket(), Map.of("docs", new Changes(adds, removes)));
    assertInstanceOf(Published.class, new Publisher(lake).publish(List.of(request)).getFirst());
  }
}
