package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.cli.testing.Command.Result;
import dev.sourcelake.cli.testing.FakeScanner;
import dev.sourcelake.lake.LakeException;
import dev.sourcelake.model.Reach;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.source.GeneratedMarkers.Pair;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.settings.MarkerOptions;
import dev.sourcelake.stages.ScanRequest;
import dev.sourcelake.stages.ScanSettings;
import dev.sourcelake.stages.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
  @TempDir private Path folder;
  private final FakeScanner scanner = new FakeScanner();

  private Result run(String... arguments) {
    return new Command(folder).with(scanner).run(arguments);
  }

  @Test
  void optionsReachTheScan() {
    Result result =
        run(
            "scan",
            "one",
            "--repo",
            "acme/one",
            "--ref",
            "v1",
            "--profile",
            "FULL",
            "--datasets",
            "calls,definitions",
            "--jobs",
            "3",
            "--max-file-size",
            "1.5MiB",
            "--deadline",
            "500ms",
            "--generated-marker",
            "BEGIN <a b=\"c\">=END a",
            "--no-known-markers",
            "--manifest-only",
            "--lake",
            "lakes/a",
            "--quiet");

    assertEquals(new Result(0, "", ""), result);
    assertEquals(
        List.of(
            new ScanRequest(
                "one",
                folder,
                Optional.of("acme/one"),
                Optional.of("v1"),
                new ScanSettings(
                    Profile.FULL,
                    List.of("calls", "definitions"),
                    true,
                    1_572_864,
                    500,
                    new MarkerOptions(false, List.of(new Pair("BEGIN <a b=\"c\">", "END a")))),
                List.of(folder.resolve("lakes/a")),
                Optional.empty())),
        scanner.requests());
    assertEquals(3, scanner.jobs());
  }

  @Test
  void partsAreScansOfTheirOwnUnderNamesOfTheirOwn() {
    run("scan", "mono", "--repo", "m", "--prefix", "b/,a/x", "--rest", "--submodules", "--lfs");
    assertEquals(
        List.of("m//a/x", "m//b", "m"),
        scanner.requests().stream().map(request -> request.repo().orElseThrow()).toList());
    Reach reach = new Reach("", List.of(), true, true, List.of());
    assertEquals(
        List.of(reach.at("a/x"), reach.at("b"), reach.without(List.of("a/x", "b"))),
        scanner.requests().stream().map(request -> request.settings().reach()).toList());
    for (String prefix : List.of("a,a/b", "../a", "a//b")) {
      assertEquals(ExitCode.USAGE.value(), run("scan", "mono", "--prefix", prefix).exitCode());
    }
    assertEquals(ExitCode.USAGE.value(), run("scan", "mono", "--rest").exitCode());
  }

  @Test
  void defaultsAreThoseOfTheStages() {
    run("scan", ".");

    ScanRequest request = scanner.requests().getFirst();
    assertEquals(List.of(folder.resolve(".sourcelake")), request.excluded());
    assertEquals(ScanSettings.DEFAULTS, request.settings());
    assertEquals(Runtime.getRuntime().availableProcessors(), scanner.jobs());
  }

  @Test
  void theSummaryIsForPeopleAndProgressGoesElsewhere() {
    Result result = run("scan", "hello");

    assertEquals(
        """
        hello at 0123456789, in T
          listed      1,234 paths: 1,200 selected, 30 skipped: binary, 4 skipped: too_large
          read        1,200 files, 5.4 MB; facts of 2 paths removed
          ast         1,100 ok, 7 partial
          text        1,200 ok
          added       calls             67,890 rows
                      definitions       12,345 rows
          published   journal entry 0, 1.3 MB written
          time        extract 4.2 s, scan 0.3 s

        Ask it: sourcelake sql "select kind, count(*) from definitions where repo = 'hello' group by 1 order by 2 desc"
        """,
        result.out().replaceFirst("in [0-9.]+ s", "in T"));
    assertTrue(result.err().contains("a note\n"), result.err());
    assertTrue(result.err().contains("Listed 1,234 files (5.4 MB) in "), result.err());
  }

  @Test
  void jsonIsOneObjectAndAllElseIsOnTheErrorStream() {
    scanner.failing(
        "gone", new OriginException(OriginException.Reason.NOT_FOUND, "There is no folder 'gone'"));

    Result result = run("scan", "--json", "hello", "gone");

    assertEquals(ExitCode.NO_SUCH_ORIGIN.value(), result.exitCode());
    assertEquals(
        """
        {"lake":"LAKE","scans":[{"repo":"hello","scan_id":"scan-1","outcome":"published",\
        "journal_entry":0,"commit_sha":"0123456789abcdef","files_by_status":{"selected":1200,\
        "skipped: binary":30,"skipped: too_large":4},"files_extracted":1200,"files_removed":2,\
        "extractions_by_status":{"ast ok":1100,"ast partial":7,"text ok":1200},"rows_by_dataset":\
        {"calls":67890,"definitions":12345,"docs":0},"bytes_read":5400000,"bytes_written":1250000,\
        "elapsed_ms":{"extract":4200,"scan":310}}],"failures":[{"origin":"gone",\
        "error":"no_such_origin","exit_code":10,"message":"There is no folder 'gone'"}]}
        """,
        result.out().replace(folder.resolve(".sourcelake").toString(), "LAKE"));
    assertTrue(result.err().contains("sourcelake: There is no folder 'gone'\n"), result.err());
  }

  @Test
  void oneOriginsFaultLeavesTheOthersToBeScanned() {
    scanner.failing(
        "b", new OriginException(OriginException.Reason.UNREACHABLE, "'b' does not answer"));
    scanner.failing("d", new LakeException(LakeException.Problem.OTHER_ORIGIN, "'d' is another's"));

    Result result = run("scan", "a", "b", "c", "d", "e");

    assertEquals(ExitCode.UNREACHABLE.value(), result.exitCode());
    assertEquals(
        List.of("a", "b", "c", "d", "e"),
        scanner.requests().stream().map(ScanRequest::origin).toList());
    assertTrue(result.out().contains("e at 0123456789"), result.out());
  }

  @Test
  void aFaultOfTheLakeEndsAll() {
    scanner.failing("b", new IOException("write failed: No space left on device"));

    Result result = run("scan", "a", "b", "c");

    assertEquals(ExitCode.DISK_FULL.value(), result.exitCode());
    assertEquals(2, scanner.requests().size());
  }

  @Test
  void badOptionsNameWhatIsWrong() {
    assertUsage("--repo names one repository, but there are 2", "scan", "a", "b", "--repo", "r");
    assertUsage("--jobs must be at least 1, not 0", "scan", "a", "--jobs", "0");
    assertUsage(
        "'5 bananas' is not a size such as 5MB", "scan", "a", "--max-file-size", "5 bananas");
    assertUsage("'soon' is not a time such as 30s", "scan", "a", "--deadline", "soon");
    assertUsage("No dataset is called 'tokens'", "scan", "a", "--datasets", "tokens");
    assertUsage("Missing required parameter: 'ORIGIN'", "scan");
    assertUsage("did you mean '--quiet'?", "scan", "a", "--quite");
    assertUsage(
        "'gs://bucket/lake' is neither a folder", "scan", "a", "--lake", "gs://bucket/lake");
    assertFalse(folder.resolve(".sourcelake").toFile().exists());
  }

  private void assertUsage(String message, String... arguments) {
    Result result = run(arguments);
    assertEquals(ExitCode.USAGE.value(), result.exitCode(), result.err());
    assertTrue(result.err().contains(message), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertEquals("", result.out());
  }

  @Test
  void aLakeThatIsAFileIsNoLake() throws IOException {
    Path file = Files.writeString(folder.resolve("lake"), "no lake");

    Result result = run("scan", "a", "--lake", file.toUri().toString());

    assertEquals(ExitCode.NOT_A_LAKE.value(), result.exitCode());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void stackTracesAreShownOnlyWhereTheyAreAskedFor() {
    scanner.failing("a", new IllegalStateException("odd\n  thing"));

    Result quiet = run("scan", "a", "--quiet");
    Result loud = run("scan", "a", "--quiet", "--stacktrace");

    assertEquals(ExitCode.INTERNAL.value(), quiet.exitCode());
    assertEquals(
        "sourcelake: A fault of the program: odd thing; --stacktrace shows where, and a report is"
            + " welcome\n",
        quiet.err());
    assertTrue(loud.err().contains("\tat dev.sourcelake.cli.command.ScanCommandTest"), loud.err());
  }

  @Test
  void queriesAndMatchesReachTheScan() throws IOException {
    Files.writeString(folder.resolve("names.scm"), "(identifier) @it");
    Files.writeString(folder.resolve("m.toml"), "[[match]]\nfact = \"calls\"\nname = \"x\"\n");

    Result result =
        run(
            "scan",
            ".",
            "--quiet",
            "--query",
            "names.scm",
            "--language",
            "java",
            "--match",
            "m.toml");

    assertEquals(new Result(0, "", ""), result);
    Targets targets = scanner.requests().getFirst().settings().targets();
    assertEquals("names", targets.queries().getFirst().name());
    assertEquals("x", targets.match().facts().getFirst().name().glob());
  }

  @Test
  void aWrongQueryOrMatchFileStopsEverythingBeforeItStarts() throws IOException {
    Files.writeString(folder.resolve("bad.scm"), "(identifier) @a\n  (nothing_such) @b\n");
    Files.writeString(folder.resolve("m.toml"), "[[match]]\nfact = \"cals\"\n[[match]]\n");

    Result query = run("scan", ".", "--query", "bad.scm", "--language", "python");
    assertEquals(ExitCode.BAD_QUERY.value(), query.exitCode());
    assertTrue(query.err().contains("line 2, column 4: the grammar has no such kind"), query.err());
    Result match = run("scan", ".", "--match", "m.toml");
    assertEquals(ExitCode.BAD_QUERY.value(), match.exitCode());
    assertTrue(match.err().contains("m.toml:2:8: there are no facts 'cals'"), match.err());
    assertTrue(match.err().contains("; m.toml:3:1: it names neither"), match.err());
    assertEquals(List.of(), scanner.requests());
  }
}
