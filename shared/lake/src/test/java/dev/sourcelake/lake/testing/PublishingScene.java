package dev.sourcelake.lake.testing;

import static dev.sourcelake.lake.testing.TestRepo.AST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.Changes;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.PublishRequest;
import dev.sourcelake.lake.PublishResult;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A lake with one published scan of a repository, and a second scan ready to be published. */
public final class PublishingScene {
  /** The repository. */
  public static final String REPO = "r";

  private static final List<String> QUESTIONS =
      List.of(
          "SELECT repo, path, text FROM docs ORDER BY repo, path",
          "SELECT repo, path, line_count FROM file_lines ORDER BY repo, path",
          "SELECT repo, scan_id, sequence, journal_entry FROM scans ORDER BY repo, sequence");

  private final Storage storage;
  private final Lake lake;
  private final PublishRequest request;

  /** A copy of the lake that {@link #create} made in a folder. */
  public PublishingScene(Path original, Path copy, PublishRequest request) throws IOException {
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(original.relativize(file)));
      }
    }
    this.storage = new LocalStorage(copy);
    this.lake = Lake.open(storage, SessionOptions.defaults());
    this.request = request;
  }

  /** Makes the lake, and returns the second scan's request. */
  public static PublishRequest create(Path folder) {
    Lake lake = Lake.create(new LocalStorage(folder), SessionOptions.defaults());
    TestRepo repo = new TestRepo(lake, REPO);
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
    return new PublishRequest(REPO, docs.origin(), docs.base(), docs.scan(), changes);
  }

  public Storage storage() {
    return storage;
  }

  public Lake lake() {
    return lake;
  }

  public PublishRequest request() {
    return request;
  }

  /** What is in the tables, in a fixed order. */
  public List<List<String>> rows() {
    return QUESTIONS.stream().map(question -> Rows.of(lake, question)).toList();
  }

  /** Publishes the second scan. */
  public PublishResult publish() {
    return new Publisher(lake).publish(List.of(request)).getFirst();
  }

  /** What is in the log twice would be read twice. */
  public void requireOneCommitPerEntry() throws IOException {
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
