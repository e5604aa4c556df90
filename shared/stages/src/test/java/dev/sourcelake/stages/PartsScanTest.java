package dev.sourcelake.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.model.PartNames;
import dev.sourcelake.model.Reach;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.stages.cost.OverBudgetException;
import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that is scanned in parts, each with a worklist of its own. */
class PartsScanTest {
  private static final List<String> FACTS =
      List.of(
          "SELECT path, language, category, module, package_id, source_root, language_level,"
              + " settings_fingerprint, file_sha256 FROM files ORDER BY 1",
          "SELECT path, qualified_name, kind FROM definitions ORDER BY 1, 2, 3",
          "SELECT path, extractor, status FROM extractions ORDER BY 1, 2");

  @TempDir private Path folder;
  private Path source;
  private TestLake lake;

  @BeforeEach
  void writeFiles() throws IOException {
    source = folder.resolve("mono");
    write("pom.xml", "<project><groupId>g</groupId><artifactId>all</artifactId></project>");
    write("Top.java", "class Top {}");
    write("services/api/src/main/java/Api.java", "class Api {}");
    write("services/api/pom.xml", "<project><artifactId>api</artifactId></project>");
    write("services/apiary/Bees.java", "class Bees {}");
    write("services/web/web.py", "def web(): pass");
    lake = new TestLake(folder.resolve("lake"));
  }

  private void write(String path, String content) throws IOException {
    Files.createDirectories(source.resolve(path).getParent());
    Files.writeString(source.resolve(path), content);
  }

  private ScanSummary scan(Reach reach) throws IOException {
    return lake.scan(
        source,
        2,
        request ->
            request
                .with(request.settings().with(reach))
                .withRepo(PartNames.of("r", reach.prefix())));
  }

  private static Reach at(String part) {
    return Reach.WHOLE.at(part);
  }

  private static final Reach REST = Reach.WHOLE.without(List.of("services/api", "services/web"));

  @Test
  void togetherThePartsAreWhatTheWholeIs() throws IOException {
    scan(Reach.WHOLE);
    List<List<String>> whole = FACTS.stream().map(this::query).toList();
    lake = new TestLake(folder.resolve("parts"));
    scan(at("services/api"));
    scan(at("services/web"));
    scan(REST);
    assertEquals(whole, FACTS.stream().map(this::query).toList());
    assertEquals(
        List.of("r | 3", "r//services/api | 2", "r//services/web | 1"),
        lake.query("SELECT repo, count(*) FROM files GROUP BY repo ORDER BY repo"));
    // A package above belongs to each part whose paths it speaks for.
    assertEquals(
        List.of(
            "r | pom.xml",
            "r//services/api | pom.xml",
            "r//services/api | services/api/pom.xml",
            "r//services/web | pom.xml"),
        lake.query("SELECT repo, path FROM packages ORDER BY 1, 2"));
  }

  @Test
  void onePartsScanLeavesTheRowsOfTheOthers() throws IOException {
    scan(at("services/api"));
    scan(at("services/web"));
    Files.delete(source.resolve("services/web/web.py"));
    write("services/web/other.py", "def other(): pass");
    write("services/api/src/main/java/Api.java", "class Changed {}");
    ScanSummary web = scan(at("services/web"));
    assertEquals(1, web.filesExtracted());
    assertEquals(
        List.of("r//services/api | Api", "r//services/web | other"),
        lake.query(
            "SELECT DISTINCT repo, name FROM definitions WHERE kind <> 'module' ORDER BY 1"));
    Lake opened = Lake.open(lake.storage(), SessionOptions.defaults());
    new Publisher(opened).forget("r//services/web");
    assertEquals(
        List.of("r//services/api"), lake.query("SELECT DISTINCT repo FROM files ORDER BY 1"));
  }

  @Test
  void aPartThatNeverWasIsAnErrorAndOneThatIsGoneIsEmpty() throws IOException {
    OriginException e = assertThrows(OriginException.class, () -> scan(at("services/none")));
    assertEquals(OriginException.Reason.NOT_FOUND, e.reason());
    assertTrue(e.getMessage().contains("'services/none'"), e.getMessage());
    scan(at("services/web"));
    Files.delete(source.resolve("services/web/web.py"));
    scan(at("services/web"));
    assertEquals(List.of(), lake.query("SELECT path FROM files"));
  }

  @Test
  void aPartThatWouldCostTooMuchCostsNoOther() throws IOException {
    assertThrows(
        OverBudgetException.class,
        () ->
            lake.scan(
                source,
                2,
                request ->
                    request
                        .with(request.settings().with(at("services/api")))
                        .withRepo("r//services/api")
                        .withMaxUsd(OptionalDouble.of(0.00001))));
    scan(at("services/web"));
    assertEquals(List.of("r//services/web"), lake.query("SELECT DISTINCT repo FROM files"));
  }

  @Test
  void splittingARepositoryTakesThePartsOutOfItsOwnRows() throws IOException {
    scan(Reach.WHOLE);
    scan(REST);
    assertEquals(
        List.of("Top.java", "pom.xml", "services/apiary/Bees.java"),
        lake.query("SELECT path FROM files ORDER BY 1"));
    assertTrue(
        lake.query("SELECT name FROM definitions").stream().noneMatch("Api"::equals), "its facts");
  }

  @Test
  void partsMayNotOverlap() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PartNames.folders(List.of("services", "services/api")));
    for (String odd : List.of("", "/", "../x", "a//b", "a/./b", "/a")) {
      assertThrows(IllegalArgumentException.class, () -> PartNames.folder(odd), odd);
    }
  }

  private List<String> query(String sql) {
    try {
      return lake.query(sql);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
