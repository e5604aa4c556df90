package dev.sourcelake.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.localstack.EmulatedAws.Service;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

  @TempDir private static Path folder;
  private static LocalCloud cloud;
  private static WorkTree guava;
  private static URI url;

  @BeforeAll
  static void deploy() throws IOException {
    cloud = LocalCloud.start(folder.resolve("cloud"), List.of());
    guava = WorkTree.in(folder.resolve("guava")).unpack("com/google/common/base/Joiner.java");
    guava.commit();
    url = cloud.git().serve("guava", guava.gitFolder());
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
    Execution.State end = cloud.scan("guava", url);
    assertEquals("PUBLISHED", end.output().path("outcome").asText());
    assertTrue(end.output().path("shards").asInt() > 0);
    assertEquals(List.of(), differences("guava", url));
  }

  @Test
  @Order(2)
  void aSecondExecutionReadsOnlyWhatChanged() throws Exception {
    guava.edit(10);
    guava.commit();
    cloud.scan("guava", url);
    try (Storage lake = cloud.lake()) {
      assertEquals(
          List.of("10 | "),
          LakeRows.query(lake, "SELECT files_extracted FROM scans ORDER BY sequence DESC LIMIT 1"));
    }
    assertEquals(List.of(), differences("guava", url));
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
    return new Interception(cloud.aws(), cloud.endpoint(), cloud.deployed().shardsQueue());
  }

  private static void published(Execution execution) throws Exception {
    Execution.State end = cloud.await(execution);
    assertTrue(end.hasSucceeded(), () -> end.cause() + "\n" + cloud.logs());
    assertEquals("PUBLISHED", end.output().path("outcome").asText());
  }

  /** A repository with so many files, served. */
  private static URI small(String name, int files) throws IOException {
    WorkTree tree = WorkTree.in(folder.resolve(name));
    for (int i = 0; i < files; i++) {
      tree.write(
          "src/p/C" + i + ".java",
          "package p;\n/** C. */\nclass C%d extends C%d { int f(int x) { return g(x) + %d; } }\n"
              .formatted(i, i + 1, i));
    }
    return cloud.git().serve(name, tree.commit().gitFolder());
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

  /** Where the lake in the cloud differs from one that an embedded run makes anew. */
  private static List<String> differences(String repo, URI origin) throws IOException {
    Path embedded = folder.resolve("embedded-" + repo + System.nanoTime());
    try (Storage lake = cloud.lake()) {
      LakeRows expected = LakeRows.ofEmbeddedRun(embedded, repo, origin);
      assertTrue(expected.count() > 0, "an empty lake compares well");
      return expected.differences(LakeRows.of(lake, repo));
    }
  }
}
