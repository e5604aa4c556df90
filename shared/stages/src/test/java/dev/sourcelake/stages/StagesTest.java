package dev.sourcelake.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.PublishRequest;
import dev.sourcelake.lake.PublishResult;
import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.origins.Source;
import dev.sourcelake.stages.extract.ExtractStage;
import dev.sourcelake.stages.extract.ExtractorSessions;
import dev.sourcelake.stages.extract.FileListener;
import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.extract.ShardResults;
import dev.sourcelake.stages.plan.Plan;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.stages.testing.SampleRepository;
import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each step runs in stages of its own, as it does in a process of its own. */
class StagesTest {
  private static final FileListener DEAF =
      new FileListener() {
        @Override
        public void begun(String path) {}

        @Override
        public void ended(long bytes) {}
      };

  @TempDir Path folder;
  private TestLake made;
  private SampleRepository repository;
  private Lake lake;

  @BeforeEach
  void makeRepository() throws IOException {
    made = new TestLake(folder.resolve("lake"));
    repository = SampleRepository.create(folder.resolve("source"));
    lake = Lake.create(made.storage(), SessionOptions.defaults());
  }

  @Test
  void stepsOfTheirOwnGiveTheTablesOfOneRun() throws IOException {
    RunFiles run = scan();
    Plan plan = plan(run);
    assertTrue(plan.shards().size() > 0);
    for (int shard = 0; shard < plan.shards().size(); shard++) {
      extract(run, shard, 0);
    }
    prepare(run);
    assertInstanceOf(PublishResult.Published.class, publish(run));
    TestLake embedded = new TestLake(folder.resolve("embedded"));
    embedded.scan(repository.folder());
    assertEquals(embedded.rows(), made.rows());
  }

  @Test
  void everyStepMayBeRepeated() throws IOException {
    RunFiles run = scan();
    Plan plan = plan(run);
    assertEquals(plan, plan(run));
    for (int shard = 0; shard < plan.shards().size(); shard++) {
      ShardResult first = extract(run, shard, 0);
      assertEquals(first, extract(run, shard, 0), "the same attempt, delivered twice");
      assertEquals(first, extract(run, shard, 1), "a later attempt");
    }
    PublishRequest request = prepare(run);
    assertEquals(request, prepare(run));
    assertEquals(publish(run), publish(run));
    TestLake embedded = new TestLake(folder.resolve("embedded"));
    embedded.scan(repository.folder());
    assertEquals(embedded.rows(), made.rows());
  }

  @Test
  void aShardThatThePlanDoesNotHaveIsRefused() throws IOException {
    RunFiles run = scan();
    int shards = plan(run).shards().size();
    NoSuchElementException refused =
        assertThrows(
            NoSuchElementException.class, () -> Stages.task(lake.storage(), run, shards, 0));
    assertTrue(refused.getMessage().contains("no shard " + shards), refused.getMessage());
  }

  @Test
  void aStepWithoutTheOneBeforeSaysWhatIsMissing() {
    RunFiles run = RunFiles.of("r", "never", 0);
    NoSuchFileException missing = assertThrows(NoSuchFileException.class, () -> plan(run));
    assertTrue(missing.getMessage().contains("scanned.json"), missing.getMessage());
    assertTrue(missing.getMessage().contains("scan the repository anew"), missing.getMessage());
  }

  @Test
  void aFolderThatCannotBeReadHasOneRowAndNoFacts() throws IOException {
    Path plain = folder.resolve("plain");
    for (String path : List.of("a.py", "closed/b.py", "closed/deep/c.py", "d.py")) {
      Files.createDirectories(plain.resolve(path).getParent());
      Files.writeString(plain.resolve(path), "x = 1\n");
    }
    String facts = "SELECT DISTINCT path FROM extractions ORDER BY path";
    String rows = "SELECT path, kind, status, reason FROM files WHERE reason = 'unreadable'";
    publishAll(scan(plain, UnaryOperator.identity()));
    assertEquals(4, made.query(facts).size());

    publishAll(scan(plain, listing -> new ClosedFolder(listing, "closed")));
    assertEquals(List.of("closed | folder | skipped | unreadable"), made.query(rows));
    assertEquals(List.of("a.py", "d.py"), made.query(facts));
    Map<String, List<String>> after = made.rows();

    made = new TestLake(folder.resolve("fresh"));
    lake = Lake.create(made.storage(), SessionOptions.defaults());
    publishAll(scan(plain, listing -> new ClosedFolder(listing, "closed")));
    assertEquals(made.rows(), after);
  }

  private void publishAll(RunFiles run) throws IOException {
    for (int shard = 0; shard < plan(run).shards().size(); shard++) {
      extract(run, shard, 0);
    }
    prepare(run);
    assertInstanceOf(PublishResult.Published.class, publish(run));
  }

  /** The listing of a plain folder in which one folder can't be read. */
  private record ClosedFolder(Listing listing, String closed) implements Listing {
    @Override
    public Source source() {
      return listing.source();
    }

    @Override
    public Stream<ListedFile> files() {
      ListedFile row =
          new ListedFile(
              closed, FileKind.FOLDER, null, "040000", -1, null, "unreadable: no permission", null);
      return listing
          .files()
          .map(file -> file.path().startsWith(closed + "/") ? row : file)
          .distinct();
    }

    @Override
    public Map<String, Long> pruned() {
      return listing.pruned();
    }

    @Override
    public void close() {
      listing.close();
    }
  }

  private RunFiles scan() throws IOException {
    return scan(repository.folder(), UnaryOperator.identity());
  }

  private RunFiles scan(Path source, UnaryOperator<Listing> seen) throws IOException {
    Origin origin = Origin.parse(source.toString(), folder);
    ScanTicket ticket = lake.repos().nextScan("r", origin.identity().origin());
    ScanSettings settings = ScanSettings.DEFAULTS;
    try (Stages stages = new Stages(lake);
        Listing listing = seen.apply(origin.open(OpenOptions.in(folder.resolve("fetched"))))) {
      return stages.scan(listing, ticket, settings, Instant.now(), ScanListener.NONE).firstPlan();
    }
  }

  private Plan plan(RunFiles run) throws IOException {
    try (Stages stages = new Stages(lake)) {
      return stages.plan(run);
    }
  }

  private ShardResult extract(RunFiles run, int shard, int attempt) throws IOException {
    try (SessionContext context = SessionContext.open(lake.options());
        BufferAllocator allocator = new RootAllocator();
        ExtractorSessions sessions = new ExtractorSessions(ExtractorOptions.DEFAULTS)) {
      ShardResult result =
          new ExtractStage(lake.storage(), context, allocator, sessions)
              .run(Stages.task(lake.storage(), run, shard, attempt), DEAF);
      assertEquals(result, new ShardResults(lake.storage(), run).find(shard).orElseThrow());
      return result;
    }
  }

  private PublishRequest prepare(RunFiles run) throws IOException {
    try (Stages stages = new Stages(lake)) {
      return stages.prepare(run);
    }
  }

  private PublishResult publish(RunFiles run) throws IOException {
    try (Stages stages = new Stages(lake)) {
      return stages.publish(List.of(run.request())).getFirst();
    }
  }
}
