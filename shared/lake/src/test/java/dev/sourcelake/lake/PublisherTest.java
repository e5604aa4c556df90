package dev.sourcelake.lake;

import static dev.sourcelake.lake.testing.TestRepo.AST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.PublishResult.Refused;
import dev.sourcelake.lake.PublishResult.Replan;
import dev.sourcelake.lake.PublishResult.Superseded;
import dev.sourcelake.lake.testing.Rows;
import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {
  private static final String DOCS = "SELECT repo, path, text FROM docs ORDER BY repo, path";

  @TempDir private Path folder;
  private Lake lake;
  private Publisher publisher;

  @BeforeEach
  void makeLake() {
    Storage storage = new LocalStorage(folder);
    lake = Lake.create(storage, SessionOptions.defaults());
    publisher = new Publisher(lake);
  }

  private PublishResult publish(PublishRequest request) {
    return publisher.publish(List.of(request)).getFirst();
  }

  private PublishRequest first(TestRepo repo) {
    Changes changes = new Changes(List.of(repo.docs(AST, "1", "a", "b")), List.of());
    return repo.request(repo.ticket(), Map.of("docs", changes));
  }

  @Test
  void whatIsPublishedIsInTheTables() {
    PublishResult result = publish(first(new TestRepo(lake, "r")));
    assertEquals(new Published(1, Map.of("docs", 1L, "scans", 1L)), result);
    assertEquals(List.of("r|a|a 1", "r|b|b 1"), Rows.of(lake, DOCS));
    assertEquals(
        List.of("r|1|1|file:/r|0.1.0"),
        Rows.of(
            lake, "SELECT repo, sequence, journal_entry, origin, sourcelake_version FROM scans"));
  }

  @Test
  void rowsAreReplacedByPath() {
    TestRepo repo = new TestRepo(lake, "r");
    publish(first(repo));
    PublishResult second = publish(repo.replaceDocs("2", List.of("b", "c"), List.of()));
    assertInstanceOf(Published.class, second);
    assertEquals(List.of("r|a|a 1", "r|b|b 2", "r|c|c 2"), Rows.of(lake, DOCS));
    publish(repo.replaceDocs("", List.of(), List.of("a", "c")));
    assertEquals(List.of("r|b|b 2"), Rows.of(lake, DOCS));
  }

  @Test
  void manyRepositoriesAreOneCommitPerTable() {
    List<PublishRequest> requests =
        List.of(first(new TestRepo(lake, "r")), first(new TestRepo(lake, "s")));
    List<PublishResult> results = publisher.publish(requests);
    Published both = new Published(1, Map.of("docs", 1L, "scans", 1L));
    assertEquals(List.of(both, both), results);
    assertEquals(4, Rows.of(lake, DOCS).size());
  }

  @Test
  void aSecondTryFindsItselfPublished() {
    PublishRequest request = first(new TestRepo(lake, "r"));
    PublishResult result = publish(request);
    assertEquals(result, publish(request));
    assertEquals(1, lake.journal().last());
    assertEquals(List.of(result, result), publisher.publish(List.of(request, request)));
  }

  @Test
  void aScanOnAnOldBaseIsPlannedAgain() {
    TestRepo repo = new TestRepo(lake, "r");
    PublishRequest early = repo.request(repo.ticket(), Map.of());
    PublishRequest late = repo.request(repo.ticket(), Map.of());
    publish(early);
    Replan replan = assertInstanceOf(Replan.class, publish(late));
    assertTrue(replan.reason().contains("journal entry 1"), replan.reason());
  }

  @Test
  void anOlderScanIsSuperseded() {
    TestRepo repo = new TestRepo(lake, "r");
    PublishRequest older = repo.request(repo.ticket(), Map.of());
    ScanTicket ticket = repo.ticket();
    publish(repo.request(ticket, Map.of()));
    Superseded superseded = assertInstanceOf(Superseded.class, publish(older));
    assertTrue(superseded.reason().contains(ticket.scanId()), superseded.reason());
  }

  @Test
  void ofTwoScansOfARepositoryTheNewerOneIsTaken() {
    TestRepo repo = new TestRepo(lake, "r");
    PublishRequest older = repo.request(repo.ticket(), Map.of());
    PublishRequest newer = repo.request(repo.ticket(), Map.of());
    List<PublishResult> results = publisher.publish(List.of(older, newer));
    assertInstanceOf(Superseded.class, results.get(0));
    assertInstanceOf(Published.class, results.get(1));
  }

  @Test
  void anotherOriginUnderAKnownNameIsRefused() {
    publish(first(new TestRepo(lake, "r", "https://here/r")));
    PublishRequest request =
        new PublishRequest(
            "r", "https://there/r", 1, first(new TestRepo(lake, "other")).scan(), Map.of());
    Refused refused = assertInstanceOf(Refused.class, publish(request));
    assertTrue(refused.reason().contains("https://here/r"), refused.reason());
    assertTrue(refused.reason().contains("https://there/r"), refused.reason());
  }

  @Test
  void aScanThatVacuumMayHaveOvertakenIsRefused() {
    PublishRequest request = first(new TestRepo(lake, "r"));
    Lake later =
        Lake.open(
            lake.storage(),
            lake.options(),
            () -> Instant.now().plus(Publisher.OLDEST_SCAN).plusSeconds(60));
    PublishResult result = new Publisher(later).publish(List.of(request)).getFirst();
    Refused refused = assertInstanceOf(Refused.class, result);
    assertTrue(refused.reason().contains("24 hours"), refused.reason());
  }

  @Test
  void aRequestSurvivesItsJourneyAsJson() {
    PublishRequest request = first(new TestRepo(lake, "r"));
    assertEquals(request, PublishRequest.fromJson(request.toJson()));
  }

  @Test
  void theJournalTellsTheViewOfEachEntry() {
    TestRepo repo = new TestRepo(lake, "r");
    publish(first(repo));
    publish(repo.request(repo.ticket(), Map.of()));
    assertEquals(Map.of("docs", 1L, "scans", 1L), lake.journal().finished(1).get().versions());
    assertEquals(Map.of("docs", 1L, "scans", 2L), lake.journal().latest().versions());
    assertEquals(1, lake.table(Docs.TABLE).latest().orElseThrow().version());
  }

  @Test
  void aTombstoneStopsOlderScansAndFreesTheName() {
    TestRepo repo = new TestRepo(lake, "r");
    PublishRequest first = first(repo);
    publish(first);
    PublishRequest late = repo.request(repo.ticket(), Map.of());
    Changes gone = new Changes(List.of(), first.changes().get("docs").adds());
    JournalEntry.Request forget =
        new JournalEntry.Request("r", "file:/r", "forget", late.scan().sequence(), 1, true);
    assertTrue(
        lake.journal().create(new JournalEntry(2, 0, List.of(forget), Map.of("docs", gone))));

    assertInstanceOf(Superseded.class, publish(late));
    assertEquals(List.of(), Rows.of(lake, DOCS));
    assertInstanceOf(Published.class, publish(first(new TestRepo(lake, "r", "elsewhere"))));
  }

  @Test
  void aForgottenRepositoryHasNoRowsAndItsNameIsFree() {
    TestRepo repo = new TestRepo(lake, "r");
    TestRepo other = new TestRepo(lake, "s");
    publish(first(repo));
    publish(first(other));
    PublishRequest late = repo.request(repo.ticket(), Map.of());

    assertEquals(OptionalLong.of(3), publisher.forget("r"));

    assertEquals(List.of("s|a|a 1", "s|b|b 1"), Rows.of(lake, DOCS));
    assertEquals(List.of("s"), Rows.of(lake, "SELECT repo FROM scans"));
    assertInstanceOf(Superseded.class, publish(late));
    assertEquals(OptionalLong.empty(), publisher.forget("r"));
    assertEquals(OptionalLong.empty(), publisher.forget("never there"));
    assertEquals(3, lake.journal().last());
    assertInstanceOf(Published.class, publish(first(new TestRepo(lake, "r", "elsewhere"))));
    assertEquals(4, Rows.of(lake, DOCS).size());
  }

  @Test
  void anEntryOfANewerProgramIsNotHalfDone() throws Exception {
    publish(first(new TestRepo(lake, "r")));
    String entry =
        "{\"entry\":2,\"timeMillis\":0,\"requests\":[],\"tables\":{\"of_tomorrow\":{\"adds\":[],\"removes\":[]}}}";
    lake.storage().createExclusive(LakeLayout.entry(2), entry.getBytes(UTF_8));
    LakeException e = assertThrows(LakeException.class, publisher::finishPending);
    assertEquals(LakeException.Problem.NEWER_FORMAT, e.problem());
    assertTrue(e.getMessage().contains("'of_tomorrow'"), e.getMessage());
  }

  @Test
  void filesOfAnotherRepositoryOrOfSeveralExtractorsAreNoRequest() {
    TestRepo repo = new TestRepo(lake, "r");
    DataFile foreign = new TestRepo(lake, "s").docs(AST, "1", "a");
    DataFile unknown = repo.docs(AST, "1", "a");
    DataFile mixed = new DataFile(unknown.key(), "r", unknown.bytes(), 1, Map.of());
    for (DataFile file : List.of(foreign, mixed)) {
      Map<String, Changes> changes = Map.of("docs", new Changes(List.of(file), List.of()));
      ScanTicket ticket = repo.ticket();
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> repo.request(ticket, changes));
      assertTrue(e.getMessage().contains(file.key().value()), e.getMessage());
    }
  }
}
