package dev.sourcelake.functions.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
  private Duration time = Duration.ofMinutes(15);
  private FakeGitHub forge;

  @BeforeEach
  void start() throws IOException {
    forge = new FakeGitHub("acme", FakeTime.ofTheClock()).require(TOKEN);
    forge.add("lib").head(HEAD);
    forge.add("copy").head(HEAD).fork();
    forge.add("empty");
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private JsonNode list(String owner) throws IOException {
    return call("{\"input\":{\"owner\":\"%s\"},\"execution\":\"one\"}".formatted(owner));
  }

  private JsonNode call(String event) throws IOException {
    ListRepositoriesHandler handler =
        new ListRepositoriesHandler(
            Variables.of(
                Map.of(
                    "SOURCELAKE_LAKE", lake.toString(),
                    "SOURCELAKE_WARM_UP", "false",
                    "SOURCELAKE_PARTS", forge.host() + "/acme/mono//services/a",
                    "SOURCELAKE_SUBMODULES", "true",
                    "SOURCELAKE_MAX_USD", "2.5")),
            new ForgeTokens(
                () -> Optional.of("{\"%s\":{\"token\":\"%s\"}}".formatted(forge.host(), TOKEN)),
                Patience.DEFAULT),
            repos -> failures);
    return Calls.call(handler, event, time);
  }

  private String acme() {
    return "github:" + forge.host() + "/acme";
  }

  @Test
  void whatIsDueIsLeftInTheLakeWithAnAddressThatIsBuiltHere() throws IOException {
    JsonNode answer = list(acme());
    assertEquals(0, answer.get("waitSeconds").asInt());
    assertEquals(1, answer.get("due").asInt());
    assertEquals(2, answer.get("sums").get("skipped").asInt());
    assertFalse(answer.get("more").asBoolean());
    JsonNode items = items(answer);
    assertEquals(1, items.size());
    JsonNode input = items.get(0).get("input");
    assertEquals(forge.host() + "/acme/lib", input.get("repo").asText());
    assertEquals("http://" + forge.host() + "/acme/lib", input.get("origin").asText());
    assertEquals(2.5, input.get("maxUsd").asDouble());
    assertEquals(HEAD, items.get(0).get("head").asText());
    assertTrue(!(answer.toString() + items).contains(TOKEN));
  }

  private JsonNode items(JsonNode answer) throws IOException {
    return new ObjectMapper()
        .readTree(Files.readAllBytes(lake.resolve(answer.get("itemsKey").asText())));
  }

  @Test
  void aRepositoryInPartsIsAnExecutionForEachAndOneForTheRest() throws IOException {
    forge.add("mono").head(HEAD);
    JsonNode items = items(list(acme()));
    assertEquals(3, items.size());
    JsonNode rest = items.get(1).get("input");
    assertEquals(forge.host() + "/acme/mono", rest.get("repo").asText());
    assertEquals("[\"services/a\"]", rest.get("without").toString());
    JsonNode part = items.get(2).get("input");
    assertEquals(forge.host() + "/acme/mono//services/a", part.get("repo").asText());
    assertEquals("http://" + forge.host() + "/acme/mono", part.get("origin").asText());
    assertEquals("services/a", part.get("prefix").asText());
    assertTrue(part.get("submodules").asBoolean());
  }

  @Test
  void allScansTogetherStayBelowTheCeilingAndWhatDoesNotFitIsNamed() throws IOException {
    forge.repository("lib").kilobytes(1_000);
    forge.add("large").head(HEAD).kilobytes(4_000_000);
    forge.add("small").head(HEAD).kilobytes(10);
    JsonNode answer =
        call(
            "{\"input\":{\"owner\":\"%s\",\"maxUsd\":0.01},\"execution\":\"one\"}"
                .formatted(acme()));
    JsonNode sums = answer.get("sums");
    assertEquals(2, sums.get("scans").asInt());
    assertEquals(1, sums.get("overBudget").asInt());
    assertTrue(sums.get("leftOut").get(0).asText().contains("/acme/large: it may take $"));
    double all = 0;
    for (JsonNode item : items(answer)) {
      all += item.get("input").get("maxUsd").asDouble();
    }
    assertEquals(sums.get("usd").asDouble(), all, 1e-9);
    assertTrue(all <= 0.01, () -> sums.toString());

    // A call that goes on has what is left of it.
    JsonNode next =
        call(
            "{\"input\":{\"owner\":\"%s\",\"maxUsd\":0.01},\"execution\":\"one\",\"before\":%s}"
                .formatted(
                    acme(), answer.toString().replaceFirst("\"last\":null", "\"last\":\"127\"")));
    assertTrue(next.get("sums").get("usd").asDouble() <= 0.01, next::toString);
    assertEquals(2, next.get("part").asInt());
  }

  @Test
  void aListThatTakesLongerThanACallIsComparedInStretches() throws IOException {
    forge.add("mono").head(HEAD);
    JsonNode atOnce = list(acme()).get("sums");
    time = Duration.ofMinutes(3);
    JsonNode answer = null;
    int due = 0;
    int calls = 0;
    do {
      answer =
          call(
              "{\"input\":{\"owner\":\"%s\"},\"execution\":\"one\",\"before\":%s}"
                  .formatted(acme(), answer));
      calls++;
      due += answer.get("due").asInt();
      assertEquals(calls, answer.get("part").asInt());
      if (answer.get("due").asInt() > 0) {
        assertTrue(answer.get("itemsKey").asText().endsWith("one-" + calls + ".json"));
      }
    } while (answer.get("more").asBoolean());
    assertEquals(4, calls, "one for each repository, where there is no time for two");
    assertEquals(atOnce, answer.get("sums"));
    assertEquals(3, due, "a repository, a part and the rest");
  }

  @Test
  void aLimitOnTheWayKeepsWhatWasCompared() throws IOException {
    forge.add("other").head(HEAD);
    forge.limit(3);
    JsonNode answer = list(acme());
    assertEquals(1, answer.get("due").asInt(), answer::toString);
    assertTrue(answer.get("waitSeconds").asInt() > 0);
    assertTrue(answer.get("more").asBoolean());
    assertTrue(answer.get("last").asText().endsWith("/acme/lib"));
  }

  @Test
  void whoseSizeNobodyTellsSharesWhatIsLeft() throws IOException {
    forge.repository("lib").kilobytes(-1);
    JsonNode none = call("{\"input\":{\"owner\":\"%s\",\"maxUsd\":0.0001}}".formatted(acme()));
    assertEquals(1, none.get("sums").get("overBudget").asInt(), none::toString);
    assertEquals(0, none.get("due").asInt());
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
