package dev.sourcelake.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.testing.DeltaRs;
import dev.sourcelake.lake.testing.PublishingScene;
import dev.sourcelake.lake.testing.Rows;
import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.testing.FaultyStorage;
import dev.sourcelake.storage.testing.FaultyStorage.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lake whose rows were published by a program that lacked a column and a table. */
class EarlierLakeTest {
  private static final String DOCS = "SELECT path, text FROM docs ORDER BY path";

  @TempDir private Path folder;

  private Lake open(Path at) {
    return Lake.create(new LocalStorage(at), SessionOptions.defaults());
  }

  private static TestRepo repo(Lake lake) {
    return new TestRepo(lake, PublishingScene.REPO);
  }

  private static void publish(Lake lake, PublishRequest request) {
    assertInstanceOf(Published.class, new Publisher(lake).publish(List.of(request)).getFirst());
  }

  private static long version(Lake lake) {
    return lake.table(Docs.TABLE).latest().orElseThrow().version();
  }

  @Test
  void isReadWithoutBeingChanged() {
    Lake lake = open(folder);
    new EarlierProgram(lake, repo(lake)).publish("a", "b");
    assertEquals(List.of("a|null", "b|null"), Rows.of(lake, DOCS));
    assertEquals(List.of("2|0"), Rows.of(lake, "SELECT count(*), count(text) FROM docs"));
    assertEquals(
        List.of("b"), Rows.of(lake, "SELECT path FROM docs WHERE text IS NULL AND path = 'b'"));
    assertEquals(List.of(), Rows.of(lake, "SELECT path FROM docs WHERE text = 'x'"));
    assertEquals(List.of(), Rows.of(lake, "SELECT path FROM file_lines"));
    assertEquals(1, version(lake));
  }

  @Test
  void growsWithTheNextScanAndIsReadAsOfTheScansBefore() throws IOException {
    Lake lake = open(folder);
    String before = new EarlierProgram(lake, repo(lake)).publish("a", "b");
    PublishRequest next = repo(lake).replaceDocs("2", List.of("b", "c"), List.of());
    publish(lake, next);
    assertEquals(List.of("a|null", "b|b 2", "c|c 2"), Rows.of(lake, DOCS));
    assertEquals(List.of("a|null", "b|null"), Rows.of(lake, LakeCatalog.asOf(lake, before), DOCS));
    assertEquals(
        Rows.of(lake, DOCS), Rows.of(lake, LakeCatalog.asOf(lake, next.scan().scanId()), DOCS));
    // Version 2 is the new schema, version 3 the scan.
    assertEquals(3, version(lake));

    DeltaRs read = DeltaRs.read(folder.resolve("tables/docs"), "text IS NULL");
    assertEquals(3, read.rows());
    assertEquals(Docs.TEXT.comment(), read.comments().get(EarlierProgram.MISSING));
  }

  @Test
  void itsSmallFilesAreFoldedWithNewerOnes() {
    Lake lake = open(folder);
    EarlierProgram earlier = new EarlierProgram(lake, repo(lake));
    for (int i = 0; i < 8; i++) {
      earlier.publish("a" + i);
    }
    publish(lake, repo(lake).replaceDocs("2", List.of("b"), List.of("a1")));
    TestRepo repo = repo(lake);
    try (Preparer preparer = new Preparer(lake, repo.name(), "fold")) {
      Changes folded = preparer.fold(Docs.TABLE);
      publish(lake, repo.request(repo.ticket(), Map.of("docs", folded)));
    }
    assertEquals(
        List.of(
            "a0|null", "a2|null", "a3|null", "a4|null", "a5|null", "a6|null", "a7|null", "b|b 2"),
        Rows.of(lake, DOCS));
    int files = lake.table(Docs.TABLE).latest().orElseThrow().files(repo.name()).size();
    assertTrue(files < 8, files + " files");
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILS_AFTER", "DIES_AFTER"})
  void whereverThePublisherEndsThatWouldGrowItTheNextOneFinishes(Fault fault) throws IOException {
    Path original = folder.resolve("original");
    PublishRequest request = earlierScene(original);
    PublishingScene clean = new PublishingScene(original, folder.resolve("clean"), request);
    FaultyStorage counted = new FaultyStorage(clean.storage());
    publish(Lake.open(counted, SessionOptions.defaults()), request);
    for (long operation = 1; operation <= counted.operations(); operation++) {
      PublishingScene scene =
          new PublishingScene(original, folder.resolve("at-" + operation), request);
      FaultyStorage faulty = new FaultyStorage(scene.storage(), operation, fault);
      try {
        new Publisher(Lake.open(faulty, SessionOptions.defaults())).publish(List.of(request));
      } catch (RuntimeException e) {
        // What was asked for.
      }
      publish(scene.lake(), request);
      assertEquals(clean.rows(), scene.rows(), fault + " at " + operation);
      scene.requireOneCommitPerEntry();
      assertEquals(2, schemas(scene.storage()), fault + " at " + operation);
    }
  }

  @Test
  void whereverThePublisherIsOvertakenThatWouldGrowItTheTableGrowsOnce() throws IOException {
    Path original = folder.resolve("original");
    PublishRequest request = earlierScene(original);
    long operation = 0;
    FaultyStorage slow;
    do {
      operation++;
      PublishingScene scene =
          new PublishingScene(original, folder.resolve("at-" + operation), request);
      slow =
          FaultyStorage.overtaken(
              scene.storage(),
              operation,
              () -> {
                new Publisher(scene.lake()).finishPending();
                TestRepo other = new TestRepo(scene.lake(), "other");
                publish(scene.lake(), other.replaceDocs("3", List.of("x"), List.of()));
              });
      publish(Lake.open(slow, SessionOptions.defaults()), request);
      if (slow.operations() >= operation) {
        assertEquals(
            List.of("a|null", "b|b 2", "c|c 2", "x|x 3"),
            Rows.of(scene.lake(), DOCS),
            "overtaken at " + operation);
        scene.requireOneCommitPerEntry();
        assertEquals(2, schemas(scene.storage()), "overtaken at " + operation);
      }
    } while (slow.operations() >= operation);
    assertTrue(operation > 20, "so few operations: " + operation);
  }

  /** A lake of the earlier program, and a request of this one that would grow it. */
  private PublishRequest earlierScene(Path at) {
    Lake lake = open(at);
    new EarlierProgram(lake, repo(lake)).publish("a", "b");
    PublishRequest docs = repo(lake).replaceDocs("2", List.of("b", "c"), List.of());
    Map<String, Changes> changes =
        Map.of(
            "docs",
            docs.changes().get("docs"),
            "file_lines",
            new Changes(List.of(repo(lake).lines("2", "b", "c")), List.of()));
    return new PublishRequest(docs.repo(), docs.origin(), docs.base(), docs.scan(), changes);
  }

  /** How often the log of docs says what the table's columns are. */
  private static int schemas(Storage storage) throws IOException {
    int schemas = 0;
    for (long version = 0;
        storage.info(LakeLayout.commit(Docs.TABLE, version)).isPresent();
        version++) {
      String commit = new String(storage.read(LakeLayout.commit(Docs.TABLE, version)), UTF_8);
      schemas += commit.contains("{\"metaData\"") ? 1 : 0;
    }
    return schemas;
  }
}
