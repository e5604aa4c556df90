package dev.sourcelake.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.forges.events.Delivery;
import dev.sourcelake.forges.testing.Sender;
import dev.sourcelake.localstack.EmulatedAws.Service;
import dev.sourcelake.origins.GitCredentials;
import dev.sourcelake.stages.ScanRequest;
import dev.sourcelake.stages.Scanner;
import dev.sourcelake.stages.testing.FakeOrganisation;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dsourcelake.repositories=60} makes it a larger organisation. */
@Tag("end-to-end")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrganisationTest {
  private static final int REPOSITORIES = Integer.getInteger("sourcelake.repositories", 12);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static FakeForge forge;
  private static LocalCloud cloud;
  private static JsonNode outputs;

  /** The app's private key. */
  private static String key;

  /** The repositories that are there at the end, by name. */
  private static final Set<String> NAMES = new TreeSet<>();

  @BeforeAll
  static void deploy() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair app = generator.generateKeyPair();
    key = Base64.getMimeEncoder().encodeToString(app.getPrivate().getEncoded());
    forge = new FakeForge(new FakeOrganisation(folder.resolve("forge"), app.getPublic()));
    // Ten minutes before its end a token is renewed: these are kept for some seconds.
    forge.organisation().gitHub().tokensFor(Duration.ofSeconds(620));
    String host = forge.organisation().host().authority();
    cloud =
        LocalCloud.start(
            folder.resolve("cloud"),
            List.of(
                "-c", "sourcelake:hosts=" + host,
                "-c", "sourcelake:webhooks=github:" + host,
                "-c", "sourcelake:owners=github:" + host + "/acme",
                "-c", "sourcelake:submodules=true",
                "-c", "sourcelake:repositoriesAtOnce=3"));
    for (JsonNode stack : JSON.readTree(Files.readAllBytes(folder.resolve("cloud/outputs.json")))) {
      if (stack.has("WebhookUrl")) {
        outputs = stack;
      }
    }
    String id = URI.create(output("WebhookUrl")).getHost().replaceFirst("\\..*", "");
    forge.sendTo(cloud.endpoint().resolve("/_aws/lambda-url/" + id + "/" + host));
    // One secret takes another's place: the forge still signs with the old one.
    secret("WebhooksSecret", Map.of(host, List.of(Sender.OTHER_SECRET, Sender.SECRET)));
    String pem = "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n";
    secret("CredentialsSecret", Map.of(host, Map.of("app", "4711", "key", pem)));
    for (int i = 0; i < REPOSITORIES; i++) {
      forge.organisation().push("lib-" + i, "src/A.java", "class A { int a" + i + "; }");
      NAMES.add("lib-" + i);
    }
    forge.organisation().push("copy", "A.java", "class A {}").fork();
    forge.organisation().push("copy", "part/B.java", "class B {}");
  }

  @AfterAll
  static void stop() {
    if (cloud != null) {
      cloud.close();
    }
    if (forge != null) {
      forge.close();
    }
  }

  @Test
  @Order(1)
  void whatMightCostMoreThanItMayIsNamedAndNotBegun() throws Exception {
    JsonNode end = compared(Map.of("owner", owner(), "maxUsd", 0.000001));
    assertEquals(REPOSITORIES, end.path("overBudget").asInt(), end::toString);
    assertTrue(end.path("leftOut").path(0).asText().contains("/acme/lib-"), end::toString);
    assertEquals(0, executions().size());
  }

  @Test
  @Order(2)
  void anOwnersRepositoriesAreScannedOnceEach() throws Exception {
    long start = System.nanoTime();
    JsonNode end = compared();
    System.out.printf(
        "%d repositories were compared and scanned in %d s, three at a time%n",
        REPOSITORIES, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    assertEquals(REPOSITORIES, end.path("scans").asInt(), end::toString);
    assertEquals(1, end.path("skipped").asInt(), "the fork");
    assertEquals(REPOSITORIES, executions().size());
    assertEquals(List.of(), differences(Set.of("lib-0")));
  }

  @Test
  @Order(3)
  void nothingIsStartedForNothing() throws Exception {
    int before = executions().size();
    int fetches = forge.organisation().fetches();
    JsonNode end = compared();
    assertEquals(REPOSITORIES, end.path("kept").asInt(), end::toString);
    assertEquals(before, executions().size());
    assertEquals(fetches, forge.organisation().fetches());
  }

  @Test
  @Order(4)
  void whatIsForgedCutOrReplayedStartsNothing() throws Exception {
    int before = executions().size();
    Delivery genuine = forge.push("lib-0");
    for (String signature : List.of("", "sha256=" + Sender.hmac("somebody else's", "x"))) {
      Delivery forged =
          new Delivery(
              Map.of("X-GitHub-Event", "push", "X-Hub-Signature-256", signature),
              genuine.body(),
              false);
      assertEquals(401, forge.send(forged));
    }
    assertEquals(401, forge.send(new Delivery(genuine.headers(), genuine.body().strip(), false)));
    assertEquals(before, executions().size());
  }

  @Test
  @Order(5)
  void pushesInAnyOrderDoubledAndLostLeaveTheTablesOfAScanFromNothing() throws Exception {
    int before = executions().size();
    FakeOrganisation acme = forge.organisation();
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      acme.push("lib-" + i, "src/B" + i + ".java", "class B" + i + " extends A {}");
      deliveries.add(forge.push("lib-" + i));
    }
    acme.forcePush("lib-3", "src/A.java", "class A { long forced; }");
    deliveries.add(forge.push("lib-3"));
    acme.gitHub().rename("lib-4", "book");
    deliveries.add(forge.renamed("lib-4", "book"));
    // Of these nobody tells.
    acme.push("lib-5", "src/C.java", "class C {}");
    acme.push("lib-6", "src/C.java", "class C {}");
    acme.gitHub().delete("lib-7");
    NAMES.removeAll(Set.of("lib-4", "lib-7"));
    NAMES.add("book");

    List<Delivery> sent = new ArrayList<>(deliveries);
    sent.addAll(deliveries);
    Collections.shuffle(sent, new Random(7));
    for (Delivery delivery : sent) {
      int status = forge.send(delivery);
      assertTrue(status == 202 || status == 200, () -> status + "\n" + cloud.logs());
    }
    awaitAll();
    assertEquals(6, executions().size() - before, "four pushes; a new name and an old one");

    JsonNode end = fired();
    assertEquals(2, end.path("scans").asInt(), end::toString);
    assertEquals(1, end.path("forgets").asInt(), end::toString);
    assertEquals(9, executions().size() - before);
    assertEquals(List.of(), differences(NAMES));
    for (String gone : List.of("lib-4", "lib-7", "copy")) {
      try (Storage lake = cloud.lake()) {
        assertEquals(0, LakeRows.of(lake, repo(gone)).count(), gone);
      }
    }
  }

  @Test
  @Order(6)
  void aListInABucketIsKeptWithItsParts() throws Exception {
    int before = executions().size();
    String address;
    try (Storage lake = cloud.lake()) {
      Key list = Key.of("lists", "others.txt");
      lake.replace(list, (repo("copy") + "\n" + repo("copy") + "//part\n").getBytes(UTF_8));
      address = lake.address(list);
    }
    JsonNode end = compared(Map.of("owner", "list:" + address));
    assertEquals(2, end.path("scans").asInt(), end::toString);
    assertEquals(2, executions().size() - before);
    try (Storage lake = cloud.lake()) {
      assertEquals(
          List.of(repo("copy") + " | A.java | ", repo("copy") + "//part | part/B.java | "),
          LakeRows.query(
              lake, "SELECT repo, path FROM files WHERE repo LIKE '%/copy%' ORDER BY repo"));
    }
    assertEquals(2, compared(Map.of("owner", "list:" + address)).path("kept").asInt());
  }

  @Test
  @Order(7)
  void anAppsTokensAreKeptAndRenewed() {
    List<String> requests = forge.organisation().gitHub().requests();
    int issued = forge.organisation().gitHub().issued().size();
    long asked =
        requests.stream()
            .filter(it -> it.startsWith("GET /repos/") || it.startsWith("GET /orgs/"))
            .count();
    assertTrue(issued > 1, "a token that ends is followed by another");
    assertTrue(issued < asked + forge.organisation().fetches(), "one serves several requests");
    assertEquals(
        0, requests.stream().filter(it -> it.endsWith(" 401")).count(), requests::toString);
  }

  @Test
  @Order(8)
  void theTokenIsNowhere() throws Exception {
    List<String> tokens = forge.organisation().gitHub().issued();
    // What all tokens begin with, and a line of the key.
    List<String> secrets =
        List.of(tokens.getFirst().substring(0, 20), key.lines().skip(3).findFirst().orElseThrow());
    for (String secret : secrets) {
      isNowhere(secret);
    }
  }

  private static void isNowhere(String secret) throws Exception {
    assertFalse(cloud.logs().contains(secret), "in a log");
    try (Storage lake = cloud.lake()) {
      assertEquals(List.of(), LakeRows.tablesWith(lake, secret));
    }
    for (String machine : List.of("StateMachineArn", "OrganisationStateMachineArn")) {
      for (String execution : executions(output(machine))) {
        String history = Execution.of(cloud.aws(), execution).history().toString();
        assertFalse(history.contains(secret), execution);
      }
    }
    for (String table : List.of("claims", "deliveries", "failures")) {
      JsonNode items =
          cloud.aws().call(Service.DYNAMODB, "Scan", Map.of("TableName", "sourcelake-" + table));
      assertFalse(items.toString().contains(secret), table);
    }
    assertEquals(
        List.of(),
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(secret))
            .toList());
  }

  private static String output(String name) {
    return outputs.required(name).asText();
  }

  private static void secret(String output, Map<String, ?> content) throws IOException {
    cloud
        .aws()
        .call(
            Service.SECRETS_MANAGER,
            "PutSecretValue",
            Map.of("SecretId", output(output), "SecretString", JSON.writeValueAsString(content)));
  }

  private static String repo(String name) {
    return forge.organisation().host() + "/acme/" + name;
  }

  private static String owner() {
    return "github:" + forge.organisation().host() + "/acme";
  }

  /** Compares the owner with the lake at once; what came of it. */
  private static JsonNode compared() throws Exception {
    return compared(Map.of("owner", owner()));
  }

  private static JsonNode compared(Map<String, ?> input) throws Exception {
    JsonNode started =
        cloud
            .aws()
            .call(
                Service.STEP_FUNCTIONS,
                "StartExecution",
                Map.of(
                    "stateMachineArn",
                    output("OrganisationStateMachineArn"),
                    "input",
                    JSON.writeValueAsString(input)));
    return ended(started.required("executionArn").asText());
  }

  /** Has the owner's schedule fire, and waits for what came of it. */
  private static JsonNode fired() throws Exception {
    Set<String> before = Set.copyOf(executions(output("OrganisationStateMachineArn")));
    cloud.aws().fire("sourcelake-organisation-0", true);
    Set<String> now = new TreeSet<>();
    until(() -> {
      now.addAll(executions(output("OrganisationStateMachineArn")));
      now.removeAll(before);
      return !now.isEmpty();
    });
    cloud.aws().fire("sourcelake-organisation-0", false);
    return ended(now.iterator().next());
  }

  private static JsonNode ended(String execution) throws Exception {
    Execution.State end = cloud.await(Execution.of(cloud.aws(), execution));
    assertTrue(end.hasSucceeded(), () -> end.error() + ": " + end.cause() + "\n" + cloud.logs());
    awaitAll();
    return end.output();
  }

  /** Executions of single repositories. */
  private static List<String> executions() throws IOException {
    return executions(output("StateMachineArn"));
  }

  private static List<String> executions(String machine) throws IOException {
    List<String> all = new ArrayList<>();
    cloud
        .aws()
        .call(
            Service.STEP_FUNCTIONS,
            "ListExecutions",
            Map.of("stateMachineArn", machine, "maxResults", 1000))
        .path("executions")
        .forEach(execution -> {
          // The children of a map are of another, but a list may name them too.
          if (!execution.path("executionArn").asText().contains("/")) {
            all.add(execution.path("executionArn").asText());
          }
        });
    return all;
  }

  private static void awaitAll() throws Exception {
    for (String execution : executions()) {
      Execution.State end = cloud.await(Execution.of(cloud.aws(), execution));
      assertTrue(end.hasSucceeded(), () -> end.error() + ": " + end.cause() + "\n" + cloud.logs());
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void until(Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, cloud::logs);
      TimeUnit.MILLISECONDS.sleep(300);
    }
  }

  /** Where the lake in the cloud differs from one that is made anew, on this machine. */
  private static List<String> differences(Set<String> names) throws IOException {
    List<String> found = new ArrayList<>();
    Path embedded = folder.resolve("embedded" + System.nanoTime());
    String token = forge.organisation().gitHub().issued().getLast();
    try (Storage lake = cloud.lake();
        LocalStorage anew = new LocalStorage(embedded)) {
      try (Scanner scanner = new Scanner(anew, 2)) {
        for (String name : names) {
          String origin = "http://" + repo(name);
          scanner.scan(
              ScanRequest.of(origin, embedded)
                  .of(
                      origin,
                      Optional.empty(),
                      Optional.of(new GitCredentials("x-access-token", token))),
              LakeRows.SILENCE);
        }
      }
      for (String name : names) {
        LakeRows expected = LakeRows.of(anew, repo(name));
        assertTrue(expected.count() > 0, "an empty lake compares well");
        expected
            .differences(LakeRows.of(lake, repo(name)))
            .forEach(difference -> found.add(name + ": " + difference));
      }
    }
    return found;
  }
}
