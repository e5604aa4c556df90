package dev.sourcelake.functions.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.functions.PermanentException;
import dev.sourcelake.functions.testing.Calls;
import dev.sourcelake.origins.testing.GitServer;
import dev.sourcelake.stages.ScanRequest;
import dev.sourcelake.stages.testing.SampleRepository;
import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class ChainTest {
  @TempDir Path folder;
  private Path source;
  private GitServer server;
  private TestLake lake;
  private Chain chain;

  @BeforeEach
  void serveARepository() throws IOException {
    source = SampleRepository.create(folder.resolve("source")).folder();
    server = new GitServer(source);
    lake = new TestLake(folder.resolve("lake"));
    chain = new Chain(folder.resolve("lake"), server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRepositoryThatIsGoneLosesItsRowsAndASecondRemovalFindsNone() throws IOException {
    chain.commit(Chain.forget("early", "r"));
    assertEquals("FORGOTTEN", lastOutcome());
    JsonNode planned = chain.plan(chain.scan(server));
    chain.extractAll(planned);
    publish(planned);
    chain.commit(Chain.forget("t", "r"));
    assertTrue(chain.answers.answers().getLast().contains("\"entry\":2"));
    chain.commit(Chain.forget("again", "r"));
    assertTrue(chain.answers.answers().getLast().contains("no such repository"));
    assertTrue(lake.rows().getOrDefault("definitions", List.of()).isEmpty());
  }

  @Test
  void aScanThatWaitsIsDueUntilItsHeadIsPublished() throws IOException {
    JsonNode planned = chain.plan(chain.scan(server));
    assertTrue(chain.isDue(server, ""), "nothing is published yet");
    chain.extractAll(planned);
    publish(planned);
    assertFalse(chain.isDue(server, ""));
    assertTrue(chain.isDue(server, ", \"profile\": \"full\""), "by other settings");
    commit("new.py", "x = 1");
    assertTrue(chain.isDue(server, ""), "the head has moved");
  }

  @Test
  void whatWouldCostTooMuchIsNotPlanned() throws IOException {
    String scan = chain.scan(server).get("scan").asText();
    PermanentException refused =
        assertThrows(PermanentException.class, () -> chain.plan(scan, 1, 0.0001));
    assertTrue(refused.getMessage().contains("ceiling"), refused::getMessage);
    assertTrue(chain.plan(scan, 1, 5).get("shards").asInt() > 0);
  }

  @Test
  void theFunctionsLeaveTheTablesOfAnEmbeddedRun() throws IOException {
    JsonNode scanned = chain.scan(server);
    JsonNode planned = chain.plan(scanned);
    assertTrue(planned.get("inline").asBoolean());
    assertTrue(planned.get("taskTimeoutSeconds").asInt() >= 600, planned.toString());
    chain.extractAll(planned);
    publish(planned);
    assertEquals("PUBLISHED", lastOutcome());
    assertEquals(embedded().rows(), lake.rows());
  }

  @Test
  void everyStepMayComeTwice() throws IOException {
    JsonNode scanned = chain.scan(server);
    JsonNode planned = chain.plan(scanned);
    assertEquals(planned, chain.plan(scanned));
    chain.extractAll(planned);
    chain.extractAll(planned);
    JsonNode prepared = chain.prepare(planned);
    assertEquals(prepared, chain.prepare(planned));
    String request = prepared.get("request").asText();
    chain.commit(Chain.publish("p1", 1, request), Chain.publish("p2", 1, request));
    chain.commit(Chain.publish("p3", 2, request));
    List<String> outcomes = chain.answers.answers();
    for (String answer : outcomes.subList(outcomes.size() - 3, outcomes.size())) {
      assertTrue(answer.contains("\"outcome\":\"PUBLISHED\",\"entry\":1"), answer);
    }
    assertEquals(embedded().rows(), lake.rows());
  }

  @Test
  void aMessageWhoseAnswerIsLostIsAnsweredWhenItComesBack() throws IOException {
    JsonNode planned = chain.plan(chain.scan(server));
    JsonNode item = planned.get("items").get(0);
    chain.answers.failNext(1);
    JsonNode first = chain.extract(Chain.shard(item, 1));
    assertEquals("m0", first.at("/batchItemFailures/0/itemIdentifier").asText());
    JsonNode second = chain.extract(Chain.shard(item, 2));
    assertEquals(0, second.get("batchItemFailures").size());
    assertTrue(chain.answers.answers().getFirst().startsWith("t0 ok {\"shard\":0"));
  }

  @Test
  void aFileThatHaltsTheJvmIsSetAsideOnceItsShardComesBack() throws IOException {
    commit("poison.hs", "HALT");
    JsonNode planned = chain.plan(chain.scan(server));
    // The first receipt would end this very process: its message just comes back.
    for (JsonNode item : planned.get("items")) {
      JsonNode answer = chain.extract(Chain.shard(item, 2));
      assertEquals(0, answer.get("batchItemFailures").size());
    }
    assertEquals("[\"poison.hs (crash)\"]", chain.prepare(planned).get("setAside").toString());
    publish(planned);
    assertEquals(
        List.of("poison.hs | crash"),
        lake.query(
            "SELECT path, kind FROM diagnostics WHERE extractor = 'tree_sitter'"
                + " AND kind IN ('crash', 'timeout')"));
    assertEquals(embedded().rows(), lake.rows());
  }

  @Test
  void aParseThatNeverEndsSendsItsMessageBackAndEndsTheProcess(
      // Here the process goes on, and the parse with it, which may still hold its lake.
      @TempDir(cleanup = CleanupMode.NEVER) Path abandoned) throws IOException {
    commit("poison.hs", "HANG");
    Chain hanging = new Chain(abandoned, server);
    JsonNode planned = hanging.plan(hanging.scan(server));
    List<String> messages = new ArrayList<>();
    planned.get("items").forEach(item -> messages.add(Chain.shard(item, 1)));
    JsonNode answer = hanging.extract(Duration.ofSeconds(25), messages.toArray(String[]::new));
    assertTrue(answer.get("batchItemFailures").size() > 0);
    assertTrue(hanging.abandoned() > 0);
  }

  @Test
  void atTheLastReceiptTheWorkerItselfReportsWhichShardFailed() throws IOException {
    JsonNode planned = chain.plan(chain.scan(server));
    JsonNode item = planned.get("items").get(0);
    deleteBlobs();
    JsonNode second = chain.extract(Chain.shard(item, 2));
    assertEquals(1, second.get("batchItemFailures").size());
    assertEquals(List.of(), chain.answers.answers());
    JsonNode last = chain.extract(Chain.shard(item, 3));
    assertEquals(0, last.get("batchItemFailures").size());
    String told = chain.answers.answers().getFirst();
    assertTrue(
        told.startsWith("t0 dev.sourcelake.functions.FailedException shard 0 of scan"), told);
  }

  @Test
  void aMessageThatCannotBeUnderstoodComesBackAndHoldsUpNoOther() throws IOException {
    JsonNode planned = chain.plan(chain.scan(server));
    JsonNode answer =
        chain.extract(
            Calls.message("broken", 1, "no JSON"),
            Calls.message("empty", 3, "{}"),
            Chain.shard(planned.get("items").get(0), 1));
    assertEquals(
        "[{\"itemIdentifier\":\"broken\"},{\"itemIdentifier\":\"empty\"}]",
        answer.get("batchItemFailures").toString());
    assertEquals(1, chain.answers.answers().size());
    JsonNode commit = chain.commit(Calls.message("broken", 1, "{\"token\": \"t\"}"));
    assertEquals("broken", commit.at("/batchItemFailures/0/itemIdentifier").asText());
  }

  @Test
  void aSecondScanOfAnUnchangedRepositoryHasNothingToExtract() throws IOException {
    JsonNode planned = chain.plan(chain.scan(server));
    chain.extractAll(planned);
    publish(planned);
    JsonNode again = chain.plan(chain.scan(server));
    assertEquals(0, again.get("shards").asInt());
    publish(again);
    assertEquals("PUBLISHED", lastOutcome());
    assertEquals(embedded().rows(), lake.rows());
  }

  @Test
  void anOlderPlanIsSentBackToPlanAgain() throws IOException {
    JsonNode first = chain.plan(chain.scan(server));
    JsonNode later = chain.scan(server);
    chain.extractAll(first);
    JsonNode second = chain.plan(later);
    publish(first);
    chain.extractAll(second);
    publish(second);
    assertEquals("REPLAN", lastOutcome());
    JsonNode replanned = chain.plan(later.get("scan").asText(), 2);
    assertEquals(0, replanned.get("shards").asInt());
    publish(replanned);
    assertEquals("PUBLISHED", lastOutcome());
    assertEquals(embedded().rows(), lake.rows());
  }

  @Test
  void anOriginThatIsNotThereIsNotAskedForAgain() {
    String gone = "http://" + server.authority() + "/acme/gone";
    PermanentException refused = assertThrows(PermanentException.class, () -> chain.scan(gone));
    assertTrue(refused.getMessage().contains("/acme/gone"), refused.getMessage());
  }

  @Test
  void onlyAllowedHostsAreFetchedFromAndOnlyByHttps() {
    for (String origin :
        List.of(
            "https://example.com/a/b",
            "http://github.com/a/b",
            "ssh://git@github.com/a/b",
            "file:///etc",
            "/etc",
            "https://user:secret@github.com/a/b",
            "http://127.0.0.1:1/a/b")) {
      PermanentException refused =
          assertThrows(PermanentException.class, () -> chain.scan(origin), origin);
      assertTrue(!refused.getMessage().contains("secret"), refused.getMessage());
    }
  }

  private void publish(JsonNode planned) throws IOException {
    String request = chain.prepare(planned).get("request").asText();
    JsonNode answer = chain.commit(Chain.publish("publish", 1, request));
    assertEquals(0, answer.get("batchItemFailures").size());
  }

  private String lastOutcome() {
    return chain.answers.answers().getLast().replaceFirst(".*\"outcome\":\"([A-Z]+)\".*", "$1");
  }

  /** What the command line makes of the same URL. */
  private TestLake embedded() throws IOException {
    TestLake made = new TestLake(folder.resolve("embedded"));
    made.scan(
        source,
        1,
        request ->
            ScanRequest.of("http://" + server.authority() + "/acme/lib", folder)
                .withRepo("r")
                .with(request.settings().withDeadlineMillis(2_000)));
    return made;
  }

  private void commit(String path, String text) throws IOException {
    Files.writeString(source.resolve(path), text);
    try (Git git = Git.open(source.toFile())) {
      git.add().addFilepattern(path).call();
      git.commit()
          .setMessage(path)
          .setAuthor("a", "a@example.com")
          .setCommitter("a", "a@example.com")
          .setSign(false)
          .call();
    } catch (GitAPIException e) {
      throw new IOException(e);
    }
  }

  private void deleteBlobs() throws IOException {
    try (var packs = Files.walk(folder.resolve("lake").resolve("blobs"))) {
      for (Path pack : packs.filter(Files::isRegularFile).toList()) {
        Files.delete(pack);
      }
    }
  }
}
