package dev.sourcelake.lake;

import static dev.sourcelake.lake.testing.TestRepo.AST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.testing.Rows;
import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.testing.FaultyStorage;
import dev.sourcelake.storage.testing.FaultyStorage.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A publisher ends at each of its operations in turn; the next one finds the lake and goes on. */
class CrashTest {
  private static final List<String> QUESTIONS =
      List.of(
          "SELECT repo, path, text FROM docs ORDER BY repo, path",
          "SELECT repo, path, line_count FROM file_lines ORDER BY repo, path",
          "SELECT repo, scan_id, sequence, journal_entry FROM scans ORDER BY repo, sequence");

  @TempDir private Path folder;

  /** Makes a lake with one published scan, and returns a second one ready to be published. */
  private static PublishRequest makeScene(Path folder) {
    Lake lake = Lake.create(new LocalStorage(folder), SessionOptions.defaults());
    TestRepo repo = new TestRepo(lake, "r");
    Changes first = new Changes(List.of(repo.docs(AST, "1", "a", "b")), List.of());
    new Publisher(lake).publish(List.of(repo.request(repo.ticket(), Map.of("docs", first))));
    PublishRequest docs = repo.replaceDocs("2", List.of("b", "c"), List.of());
    // A table that is there, and one that is not there yet.
    Map<String, Changes> changes =
        Map.of(
            "docs",
            docs.changes().get("docs"),
            "file_lines",
            new Changes(List.of(repo.lines("2", "b", "c")), List.of()));
    return new PublishRequest("r", docs.origin(), docs.base(), docs.scan(), changes);
  }

  /** A copy of that lake. */
  private static final class Scene {
    final Storage storage;
    final Lake lake;
    final PublishRequest request;

    Scene(Path original, Path copy, PublishRequest request) throws IOException {
      try (Stream<Path> files = Files.walk(original)) {
        for (Path file : files.toList()) {
          Path target = copy.resolve(original.relativize(file));
          Files.copy(file, target);
        }
      }
      this.storage = new LocalStorage(copy);
      this.lake = Lake.open(storage, SessionOptions.defaults());
      this.request = request;
    }

    List<List<String>> rows() {
      return QUESTIONS.stream().map(question -> Rows.of(lake, question)).toList();
    }

    PublishResult publish() {
      return new Publisher(lake).publish(List.of(request)).getFirst();
    }

    /** What is in the log twice would be read twice. */
    void requireOneCommitPerEntry() throws IOException {
      for (String table : List.of("docs", "file_lines", "scans")) {
        try (Stream<ObjectInfo> log =
            storage.list(LakeLayout.TABLES.resolve(table).resolve("_delta_log"))) {
          List<String> entries = new ArrayList<>();
          for (ObjectInfo object : log.toList()) {
            if (object.key().name().endsWith(".json")) {
              new String(storage.read(object.key()), UTF_8)
                  .lines()
                  .filter(line -> line.startsWith("{\"txn\""))
                  .forEach(entries::add);
            }
          }
          assertEquals(entries.size(), entries.stream().distinct().count(), entries::toString);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whereverAPublisherEndsTheNextOneFinishes(Fault fault) throws IOException {
    Path original = folder.resolve("original");
    PublishRequest request = makeScene(original);
    Scene clean = new Scene(original, folder.resolve("clean"), request);
    FaultyStorage counted = new FaultyStorage(clean.storage);
    Published published =
        assertInstanceOf(
            Published.class,
            new Publisher(Lake.open(counted, SessionOptions.defaults()))
                .publish(List.of(clean.request))
                .getFirst());
    assertEquals(2, published.entry());
    long operations = counted.operations();
    assertTrue(operations > 30, "so few operations: " + operations);
    List<List<String>> expected = clean.rows();

    for (long operation = 1; operation <= operations; operation++) {
      Scene scene = new Scene(original, folder.resolve("at-" + operation), request);
      FaultyStorage faulty = new FaultyStorage(scene.storage, operation, fault);
      boolean ended = false;
      try {
        new Publisher(Lake.open(faulty, SessionOptions.defaults())).publish(List.of(scene.request));
      } catch (RuntimeException e) {
        ended = true;
      }
      // Reading a hint, or a mark of how far a log has got, may fail without harm.
      assertTrue(ended || fault.name().startsWith("FAILS"), "survived operation " + operation);
      new Publisher(scene.lake).finishPending();
      PublishResult again = scene.publish();
      assertInstanceOf(Published.class, again, fault + " at " + operation + ": " + again);
      assertEquals(expected, scene.rows(), fault + " at " + operation);
      scene.requireOneCommitPerEntry();
      assertEquals(2, scene.lake.journal().last());
    }
  }
}
