package dev.sourcelake.functions.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.forges.http.Patience;
import dev.sourcelake.forges.testing.FakeGitHub;
import dev.sourcelake.forges.testing.FakeTime;
import dev.sourcelake.functions.PermanentException;
import dev.sourcelake.functions.forge.ForgeTokens;
import dev.sourcelake.functions.runtime.Variables;
import dev.sourcelake.functions.testing.Calls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListRepositoriesTest {
  private static final String TOKEN = "a-token-of-nobody-at-all";
  private static final String HEAD = "1".repeat(40);

  @TempDir private Path lake;
  private final Map<String, BackOff> failures = new TreeMap<>();
  private FakeGitHub forge;

  @BeforeEach
  void start() throws IOException {
    forge = new FakeGitHub("acme", new FakeTime()).require(TOKEN);
    forge.add("lib").head(HEAD);
    forge.add("copy").head(HEAD).fork();
    forge.add("empty");
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private JsonNode list(String owner) throws IOException {
    ListRepositoriesHandler handler =
        new ListRepositoriesHandler(
            Variables.of(
                Map.of(
                    "SOURCELAKE_LAKE", lake.toString(),
                    "SOURCELAKE_WARM_UP", "false",
                    "SOURCELAKE_MAX_USD", "2.5")),
            new ForgeTokens(
                () -> Optional.of("{\"%s\":{\"token\":\"%s\"}}".formatted(forge.host(), TOKEN)),
                Patience.DEFAULT),
            repos -> failures);
    return Calls.call(handler, "{\"owner\":\"%s\",\"execution\":\"one\"}".formatted(owner));
  }

  private String acme() {
    return "github:" + forge.host() + "/acme";
  }

  @Test
  void whatIsDueIsLeftInTheLakeWithAnAddressThatIsBuiltHere() throws IOException {
    JsonNode answer = list(acme());
    assertEquals(0, answer.get("waitSeconds").asInt());
    assertEquals(1, answer.get("due").asInt());
    assertEquals(2, answer.get("skipped").asInt());
    JsonNode items =
        new ObjectMapper()
            .readTree(Files.readAllBytes(lake.resolve(answer.get("itemsKey").asText())));
    assertEquals(1, items.size());
    JsonNode input = items.get(0).get("input");
    assertEquals(forge.host() + "/acme/lib", input.get("repo").asText());
    assertEquals("http://" + forge.host() + "/acme/lib", input.get("origin").asText());
    assertEquals(2.5, input.get("maxUsd").asDouble());
    assertEquals(HEAD, items.get(0).get("head").asText());
    assertTrue(!(answer.toString() + items).contains(TOKEN));
  }

  @Test
  void whatHasFailedLatelyWaitsUntilItsHeadMoves() throws IOException {
    failures.put(forge.host() + "/acme/lib", new BackOff(3, Instant.now(), HEAD));
    assertEquals(0, list(acme()).get("due").asInt());
    forge.repository("lib").head("2".repeat(40));
    assertEquals(1, list(acme()).get("due").asInt());
  }

  @Test
  void theWaitDoublesUpToAWeek() {
    Instant last = Instant.parse("2026-03-01T00:00:00Z");
    assertEquals(Duration.ofHours(1), Duration.between(last, new BackOff(1, last, "").until()));
    assertEquals(Duration.ofHours(8), Duration.between(last, new BackOff(4, last, "").until()));
    assertEquals(Duration.ofDays(7), Duration.between(last, new BackOff(99, last, "").until()));
  }

  @Test
  void aLimitThatIsUsedUpIsForTheWorkflowToWaitFor() throws IOException {
    forge.fail(403, Map.of("Retry-After", "1800"), "{}");
    assertTrue(list(acme()).get("waitSeconds").asInt() > 1700);
  }

  @Test
  void whatCannotBeListedSaysWhatCan() {
    for (String owner : new String[] {"acme", "gitea:git.example.org/acme", "list:file"}) {
      PermanentException refused = assertThrows(PermanentException.class, () -> list(owner));
      assertTrue(refused.getMessage().contains(owner.replace("list:", "")), refused::getMessage);
    }
  }
}
