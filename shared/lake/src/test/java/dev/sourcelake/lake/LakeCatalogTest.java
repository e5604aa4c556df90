package dev.sourcelake.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.LakeException.Problem;
import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.testing.Rows;
import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.storage.LocalStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeCatalogTest {
  @TempDir private Path folder;
  private Lake lake;
  private TestRepo repo;

  @BeforeEach
  void makeLake() {
    lake = Lake.create(new LocalStorage(folder), SessionOptions.defaults());
    repo = new TestRepo(lake, "r");
  }

  private String publish(PublishRequest request) {
    assertInstanceOf(Published.class, new Publisher(lake).publish(List.of(request)).getFirst());
    return request.scan().scanId();
  }

  @Test
  void theLakeIsSeenAsOfAScan() {
    String first = publish(repo.replaceDocs("1", List.of("a"), List.of()));
    String second = publish(repo.replaceDocs("2", List.of("a", "b"), List.of()));
    Changes lines = new Changes(List.of(repo.lines("3", "a")), List.of());
    publish(repo.request(repo.ticket(), Map.of("file_lines", lines)));

    String docs = "SELECT text FROM docs ORDER BY path";
    assertEquals(List.of("a 1"), Rows.of(lake, LakeCatalog.asOf(lake, first), docs));
    assertEquals(List.of("a 2", "b 2"), Rows.of(lake, LakeCatalog.asOf(lake, second), docs));
    String count = "SELECT count(*) FROM file_lines";
    assertEquals(List.of("0"), Rows.of(lake, LakeCatalog.asOf(lake, second), count));
    assertEquals(List.of("1"), Rows.of(lake, count));
  }

  @Test
  void aScanThatIsNotKnownIsNamed() {
    publish(repo.replaceDocs("1", List.of("a"), List.of()));
    LakeException e =
        assertThrows(LakeException.class, () -> LakeCatalog.asOf(lake, "no-such-scan"));
    assertEquals(Problem.UNKNOWN, e.problem());
    assertTrue(e.getMessage().contains("'no-such-scan'"), e.getMessage());
  }

  @Test
  void aScanWhoseJournalIsGoneIsNamed() throws Exception {
    String first = publish(repo.replaceDocs("1", List.of("a"), List.of()));
    publish(repo.replaceDocs("2", List.of("a"), List.of()));
    lake.storage().delete(LakeLayout.done(1));
    LakeException e = assertThrows(LakeException.class, () -> LakeCatalog.asOf(lake, first));
    assertEquals(Problem.UNKNOWN, e.problem());
  }

  @Test
  void anUnfinishedEntryIsNotSeen() throws Exception {
    publish(repo.replaceDocs("1", List.of("a"), List.of()));
    publish(repo.replaceDocs("2", List.of("a"), List.of()));
    lake.storage().delete(LakeLayout.done(2));
    assertEquals(1, LakeCatalog.latest(lake).view().entry());
    assertEquals(List.of("a 1"), Rows.of(lake, "SELECT text FROM docs"));
    new Publisher(lake).finishPending();
    assertEquals(List.of("a 2"), Rows.of(lake, "SELECT text FROM docs"));
  }

  @Test
  void onlyWhatIsNamedIsRegistered() {
    publish(repo.replaceDocs("1", List.of("a"), List.of()));
    try (SessionContext context = SessionContext.open(lake.options())) {
      LakeCatalog.latest(lake).register(context, Set.of("docs", "elsewhere"));
      assertTrue(context.deregister("docs"));
      assertFalse(context.deregister("elsewhere"));
      assertFalse(context.deregister("scans"));
    }
  }

  @Test
  void filesAreSkippedByRepositoryAndPath() {
    for (String path : List.of("a", "b", "c")) {
      publish(repo.replaceDocs("1", List.of(path), List.of()));
    }
    publish(new TestRepo(lake, "s").replaceDocs("1", List.of("b"), List.of()));
    try (SessionContext context = SessionContext.open(lake.options())) {
      LakeCatalog.latest(lake).register(context, Set.of("docs"));
      try (DataFrame query = context.sql("SELECT text FROM docs WHERE repo = 'r' AND path = 'b'")) {
        String plan = query.explainAnalyze();
        String folder = LakeLayout.partition(Docs.TABLE, RepoSlug.of("s")).value();
        assertFalse(plan.contains(folder), plan);
        assertEquals(1, plan.split("\\.parquet", -1).length - 1, plan);
      }
    }
  }
}
