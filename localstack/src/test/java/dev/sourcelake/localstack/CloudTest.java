package dev.sourcelake.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.localstack.EmulatedAws.Service;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.testing.FaultyS3;
import dev.sourcelake.storage.testing.FaultyS3.Fault;
import dev.sourcelake.storage.testing.FaultyS3.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@Tag("end-to-end")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CloudTest {
  private static final int HIDDEN_SECONDS = 20;

  /** A file of hibernate-core's sources, which are 6,000. */
  private static final String LARGE = "org/hibernate/Session.java";

  /** So many of them: what was promised, and a few more. */
  private static final int FILES = 3_100;

  private static final int SHARDS = 200;
  private static final int SMALL_REPOSITORIES = 20;

  @TempDir private static Path folder;
  private static LocalCloud cloud;
  private static WorkTree large;
  private static URI url;

  @BeforeAll
  static void deploy() throws IOException {
    cloud = LocalCloud.start(folder.resolve("cloud"), List.of());
    large = WorkTree.in(folder.resolve("large")).unpack(LARGE, FILES);
    large.commit();
    url = cloud.git().serve("large", large.gitFolder());
  }

  @AfterAll
  static void stop() {
    if (cloud != null) {
      cloud.close();
    }
  }

  @Test
  @Order(1)
  void aRunInTheCloudLeavesTheTablesOfAnEmbeddedRun() throws Exception {
    cloud.takeRequests();
    Execution.State end = cloud.scan("large", url);
    Requests requests = cloud.takeRequests();
    assertEquals("PUBLISHED", end.output().path("outcome").asText());
    assertTrue(end.output().path("shards").asInt() > 1);
    assertEquals("[]", end.output().path("setAside").toString());
    int files = large.files();
    assertTrue(files >= 3000, "a repository of " + files + " files is none of those meant");
    System.out.println(requests.summary("A first scan of " + files + " files", files));
    assertTrue(requests.puts() <= 0.1 * files, requests.puts() + " PUTs");
    assertTrue(requests.ofLogs() <= 10 * requests.commits(), requests.ofLogs() + " requests");
    assertEquals(List.of(), differences("large", url));
  }

  @Test
  @Order(2)
  void aSecondExecutionReadsOnlyWhatChanged() throws Exception {
    large.edit(10);
    large.commit();
    cloud.takeRequests();
    cloud.scan("large", url);
    Requests requests = cloud.takeRequests();
    System.out.println(requests.summary("A scan of 10 changed files", 10));
    assertTrue(requests.ofLogs() <= 10 * requests.commits(), requests.ofLogs() + " requests");
    try (Storage lake = cloud.lake()) {
      assertEquals(
          List.of("10 | "),
          LakeRows.query(lake, "SELECT files_extracted FROM scans ORDER BY sequence DESC LIMIT 1"));
    }
    assertEquals(List.of(), differences("large", url));
  }

  @Test
  @Order(3)
  void aShardThatFailsTwiceAndAMessageThatComesTwiceChangeNothing() throws Exception {
    URI small = small("twice", 30);
    Execution execution;
    List<String> message;
    try (Interception shards = intercept()) {
      execution = cloud.start("twice", small);
      shards.fail(shards.take(1).getFirst());
      shards.fail(shards.take(1).getFirst());
      message = shards.take(1);
      assertTrue(message.getFirst().replace(" ", "").contains("\"attempt\":2"), message::getFirst);
      shards.send(message);
      shards.send(message);
    }
    published(execution);
    assertEquals(List.of(), differences("twice", small));
    // And once more when all is over.
    try (Interception shards = intercept()) {
      shards.send(message);
    }
    drained(cloud.deployed().shardsQueue());
    assertEquals(List.of(), differences("twice", small));
  }

  @Test
  @Order(4)
  void aWorkerThatIsKilledIsSucceededByAnother() throws Exception {
    URI small = small("killed", 400);
    cloud.handOutAgainAfter(cloud.deployed().shardsQueue(), HIDDEN_SECONDS);
    Execution execution = cloud.start("killed", small);
    until(() -> cloud.inFlight(cloud.deployed().shardsQueue()) > 0);
    assertTrue(FunctionProcesses.kill("ExtractFactsHandler") > 0);
    published(execution);
    assertEquals(List.of(), differences("killed", small));
  }

  @Test
  @Order(5)
  void anEntryWhosePublisherIsKilledIsFinishedByTheNext() throws Exception {
    URI small = small("publisher", 20);
    cloud.handOutAgainAfter(cloud.deployed().publishQueue(), HIDDEN_SECONDS);
    try (Storage lake = cloud.lake()) {
      int before = entries(lake);
      Execution execution = cloud.start("publisher", small);
      until(() -> entries(lake) > before);
      assertTrue(FunctionProcesses.kill("CommitTablesHandler") > 0);
      published(execution);
      assertEquals(before + 1, entries(lake), "the entry is finished, not made again");
    }
    assertEquals(List.of(), differences("publisher", small));
  }

  @Test
  @Order(6)
  void ofPushesInQuickOrderTheLastIsWhatStands() throws Exception {
    WorkTree tree = WorkTree.in(folder.resolve("pushes")).write("A.java", "class A {}").commit();
    URI pushes = cloud.git().serve("pushes", tree.gitFolder());
    Execution first = cloud.start("pushes", pushes);
    tree.write("A.java", "class B { int b; }").commit();
    Execution second = cloud.start("pushes", pushes);
    tree.write("A.java", "class A {}").commit();
    Execution third = cloud.start("pushes", pushes);
    for (Execution each : List.of(first, second, third)) {
      assertTrue(cloud.await(each).hasSucceeded(), cloud::logs);
    }
    unclaimed();
    assertEquals(List.of(), differences("pushes", pushes));
  }

  @Test
  @Order(7)
  void whatCannotBeReadFailsWithItsReasonAndLeavesNoClaim() throws Exception {
    URI gone = URI.create("http://" + cloud.git().host() + "/local/gone");
    Execution.State end = cloud.await(cloud.start("gone", gone));
    assertEquals("FAILED", end.status());
    assertTrue(end.cause().startsWith("scan of gone failed: "), end::cause);
    Execution.State forbidden =
        cloud.await(cloud.start("forbidden", URI.create("https://example.org/a/b")));
    assertTrue(forbidden.cause().contains("example.org"), forbidden::cause);
    unclaimed();
  }

  @Test
  @Order(8)
  void aBusyS3AndLostRepliesLeaveTheSameRows() throws Exception {
    URI small = small("faults", 60);
    FaultyS3.Plan loses = FaultyS3.every(7, Fault.LOSES_REPLY, Request::isPut);
    FaultyS3.Plan busy = FaultyS3.every(25, Fault.UNAVAILABLE, request -> true);
    cloud.takeRequests();
    cloud
        .s3()
        .follow(request -> {
          Fault fault = loses.fault(request);
          return fault == Fault.NONE ? busy.fault(request) : fault;
        });
    try {
      published(cloud.start("faults", small));
    } finally {
      cloud.s3().follow(request -> Fault.NONE);
    }
    assertTrue(cloud.takeRequests().puts() > 14, "no fault has come");
    assertEquals(List.of(), differences("faults", small));
  }

  @Test
  @Order(9)
  void manySmallRepositoriesArePublishedTogether() throws Exception {
    List<Execution> all = new ArrayList<>();
    int before;
    try (Storage lake = cloud.lake()) {
      before = entries(lake);
      // The publisher is held, as if it were busy, until all others are done. Two go side by side:
      // the emulator starts a process for each call that is under way.
      try (Interception publisher = intercept(cloud.deployed().publishQueue())) {
        for (int i = 0; i < SMALL_REPOSITORIES; i++) {
          all.add(cloud.start("many-" + i, small("many-" + i, 3 + i)));
          int started = all.size();
          until(() -> cloud.messages(publisher.queueUrl()) >= started - 1);
        }
        until(() -> cloud.messages(publisher.queueUrl()) == SMALL_REPOSITORIES);
      }
      for (Execution each : all) {
        published(each);
      }
      int entries = entries(lake) - before;
      System.out.println(SMALL_REPOSITORIES + " repositories in " + entries + " journal entries");
      assertTrue(entries <= SMALL_REPOSITORIES / 4, entries + " journal entries");
      assertEquals(
          List.of(SMALL_REPOSITORIES + " | "),
          LakeRows.query(
              lake, "SELECT count(DISTINCT repo) FROM definitions WHERE repo LIKE 'many-%'"));
    }
    for (String repo : List.of("many-0", "many-" + (SMALL_REPOSITORIES - 1))) {
      assertEquals(
          List.of(),
          differences(repo, URI.create("http://" + cloud.git().host() + "/local/" + repo)));
    }
  }

  @Test
  @Order(10)
  void manyShardsCostLittleBesideTheirWork() throws Exception {
    URI fine = small("fine", SHARDS);
    List<String> paths = small(SHARDS);
    Execution oneShard = cloud.start("coarse", fine);
    published(oneShard);
    double work = oneShard.seconds("ExtractFew");
    Map<String, Object> input;
    try (Storage lake = cloud.lake()) {
      input = FineShards.plan(lake, "fine", fine, paths, folder.resolve("fetched"));
    }
    cloud.takeRequests();
    Execution execution = cloud.start(input);
    Execution.State end = cloud.await(execution);
    Requests requests = cloud.takeRequests();
    assertTrue(end.hasSucceeded(), () -> end.cause() + "\n" + cloud.logs());
    assertEquals(SHARDS, end.output().path("shards").asInt());
    double taken = execution.seconds("ExtractMany");
    System.out.printf(
        "%d shards of a file each: %.1f s, of one shard with all of them %.1f s; %.0f ms a shard beside the work%n",
        SHARDS, taken, work, 1000 * (taken - work) / SHARDS);
    System.out.println(requests.summary(SHARDS + " shards", SHARDS));
    assertTrue(requests.ofLogs() <= 10 * requests.commits(), requests.ofLogs() + " requests");
    assertEquals(List.of(), differences("fine", fine));
  }

  @Test
  @Order(11)
  void aFileThatHaltsTheJvmIsSetAsideAndNamedByTheOutcome() throws Exception {
    cloud.poison(folder);
    cloud.handOutAgainAfter(cloud.deployed().shardsQueue(), HIDDEN_SECONDS);
    URI poisoned = small("poisoned", 10);
    WorkTree.in(folder.resolve("poisoned")).write("src/poison.hs", "HALT").commit();
    Execution execution = cloud.start("poisoned", poisoned);
    published(execution);
    assertEquals(
        "[\"src/poison.hs (crash)\"]", execution.state().output().path("setAside").toString());
    assertEquals(List.of(), differences("poisoned", poisoned));
  }

  @Test
  @Order(12)
  void functionsWriteTheirFiguresAsMetrics() {
    String logs = cloud.logs();
    assertTrue(
        logs.lines()
            .anyMatch(line ->
                line.startsWith("sourcelake-extract-facts {")
                    && line.contains("\"Namespace\":\"Sourcelake\"")
                    && line.contains("\"Name\":\"FilesRead\"")),
        logs);
  }

  @Test
  @Order(13)
  void nothingIsLeftBehind() throws Exception {
    Deployed deployed = cloud.deployed();
    for (String queue : List.of(deployed.shardsQueue(), deployed.publishQueue())) {
      drained(queue);
    }
    assertEquals(0, cloud.messages(deployed.shardsDeadLetters()));
    assertEquals(0, cloud.messages(deployed.publishDeadLetters()));
    unclaimed();
  }

  private static Interception intercept() throws IOException {
    return intercept(cloud.deployed().shardsQueue());
  }

  private static Interception intercept(String queueUrl) throws IOException {
    return new Interception(cloud.aws(), cloud.endpoint(), queueUrl);
  }

  private static void published(Execution execution) throws Exception {
    Execution.State end = cloud.await(execution);
    assertTrue(end.hasSucceeded(), () -> end.cause() + "\n" + cloud.logs());
    assertEquals("PUBLISHED", end.output().path("outcome").asText());
  }

  /** A repository with so many files, served. */
  private static URI small(String name, int files) throws IOException {
    WorkTree tree = WorkTree.in(folder.resolve(name));
    int i = 0;
    for (String path : small(files)) {
      tree.write(
          path,
          "package p;\n/** C. */\nclass C%d extends C%d { int f(int x) { return g(x) + %d; } }\n"
              .formatted(i, ++i, i));
    }
    return cloud.git().serve(name, tree.commit().gitFolder());
  }

  /** The paths of a repository with so many files, in their order. */
  private static List<String> small(int files) {
    return IntStream.range(0, files).mapToObj("src/p/C%04d.java"::formatted).toList();
  }

  private static int entries(Storage lake) throws IOException {
    try (Stream<ObjectInfo> objects = lake.list(LakeLayout.JOURNAL)) {
      return (int) objects.filter(object -> object.key().name().matches("[0-9]+\\.json")).count();
    }
  }

  private static void drained(String queue) throws Exception {
    until(() -> cloud.messages(queue) == 0);
  }

  private static void unclaimed() throws Exception {
    Map<String, String> table = Map.of("TableName", cloud.deployed().claimsTable());
    until(() -> cloud.aws().call(Service.DYNAMODB, "Scan", table).path("Count").asInt() == 0);
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void until(Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, cloud::logs);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /**
   * Where the lake in the cloud differs from one of an embedded run: anew, or again where there was
   * one of this repository before.
   */
  private static List<String> differences(String repo, URI origin) throws IOException {
    Path embedded = folder.resolve("embedded-" + repo);
    try (Storage lake = cloud.lake()) {
      LakeRows expected = LakeRows.ofEmbeddedRun(embedded, repo, origin);
      assertTrue(expected.count() > 0, "an empty lake compares well");
      return expected.differences(LakeRows.of(lake, repo));
    }
  }
}
