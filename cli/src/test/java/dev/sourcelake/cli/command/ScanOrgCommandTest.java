package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.cli.testing.FakeScanner;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.testing.Git;
import dev.sourcelake.origins.testing.GitServer;
import dev.sourcelake.stages.ScanRequest;
import dev.sourcelake.stages.testing.FakeOrganisation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanOrgCommandTest {
  private static final String TOKEN = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";

  /** Everything of a lake that does not name a scan or a time. */
  private static final String ROWS =
      "select repo, path, kind, qualified_name, bstart, bend from definitions order by 1, 2, 5, 4";

  @TempDir private Path folder;
  private FakeOrganisation organisation;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("token"), TOKEN + "\n");
    organisation = new FakeOrganisation(folder.resolve("forge"), TOKEN);
    organisation.push("a", "A.java", "class A { void a() {} }\n").hidden();
    organisation.push("b", "b.py", "def b():\n  return 1\n");
    organisation.push("c", "C.java", "class C {}\n");
    organisation.push("copy", "A.java", "class A {}\n").fork();
    organisation.push("huge", "H.java", "class H {}\n").kilobytes(99_000_000);
    organisation.gitHub().add("empty");
  }

  @AfterEach
  void stop() {
    organisation.close();
  }

  @Test
  void whatWouldCostTooMuchIsNotBegun() throws IOException {
    organisation.gitHub().repository("a").kilobytes(2_000_000);
    Command.Result refused = scan("lake", "--max-usd", "0.01");
    assertEquals(ExitCode.OVER_BUDGET.value(), refused.exitCode(), refused.err());
    assertTrue(refused.err().contains("the ceiling is $0.01"), refused.err());
    assertEquals(0, organisation.fetches());
  }

  @Test
  void queriesAreRunOverAllRepositories() throws IOException {
    Files.writeString(folder.resolve("q.scm"), "(class_declaration name: (identifier) @it)");
    Command.Result wrong = scan("lake", "--query", "q.scm", "--language", "python");
    assertEquals(ExitCode.BAD_QUERY.value(), wrong.exitCode(), wrong.err());
    assertEquals(0, organisation.fetches());
    Command.Result scanned = scan("lake", "--query", "q.scm", "--language", "java");
    assertEquals(0, scanned.exitCode(), scanned.err());
    assertEquals("text\nA\nC\n", sql("lake", "select text from query_captures order by text"));
    assertTrue(
        scan("lake", "--query", "q.scm", "--language", "java").out().contains("3 unchanged"));
  }

  @Test
  void aRepositoryInPartsIsKeptByThem() throws IOException {
    organisation.push("a", "part/P.java", "class P {}\n");
    String part = organisation.host() + "/acme/a//part";
    Command.Result first = scan("lake", "--part", part);
    assertTrue(first.out().contains("4 scanned, 3 skipped"), first.out() + first.err());
    String parts = "select repo, path from files where path like '%P.java'";
    assertEquals("repo,path\n" + part + ",part/P.java\n", sql("lake", parts));
    assertTrue(scan("lake", "--part", part).out().contains("3 skipped, 4 unchanged"));

    organisation.gitHub().delete("a");
    Command.Result gone = scan("lake", "--part", part);
    assertTrue(gone.out().contains("2 forgotten"), gone.out() + gone.err());
    assertEquals("repo,path\n", sql("lake", parts));
  }

  @Test
  void anOrganisationIsKeptWholeAtTheCostOfWhatChanged() throws IOException {
    Command.Result first = scan("lake");
    assertEquals(0, first.exitCode(), first.err());
    assertTrue(first.out().contains("3 scanned, 3 skipped"), first.out());
    assertTrue(first.out().contains("above the largest size"), first.out());
    int requests = organisation.fetches();

    Command.Result second = scan("lake");
    assertTrue(second.out().contains("3 skipped, 3 unchanged"), second.out());
    assertEquals(requests, organisation.fetches());

    organisation.push("a", "A.java", "class A { void other() {} }\n");
    organisation.gitHub().rename("b", "renamed");
    organisation.gitHub().delete("c");
    organisation.push("new", "N.java", "class N {}\n");
    Command.Result third = scan("lake");
    assertEquals(0, third.exitCode(), third.err());
    assertTrue(third.out().contains("2 forgotten, 3 scanned, 3 skipped"), third.out());
    assertEquals(2 * requests, organisation.fetches());
    assertTrue(scan("lake").out().contains("3 skipped, 3 unchanged"));

    scan("from-nothing");
    String rows = sql("lake", ROWS);
    assertEquals(sql("from-nothing", ROWS), rows);
    assertTrue(rows.contains("other") && rows.contains("/acme/renamed"), rows);
    assertFalse(rows.contains("/acme/b,") || rows.contains("/acme/c,"), rows);

    assertEquals(
        "forgot " + organisation.host() + "/acme/new\n",
        run("forget", "new", "--lake", "lake").out());
    assertEquals(ExitCode.NOT_FOUND.value(), run("forget", "new", "--lake", "lake").exitCode());
    // Who may no longer ask takes nothing for gone.
    organisation.gitHub().revoke();
    assertEquals(ExitCode.AUTHENTICATION.value(), scan("lake").exitCode());
    assertEquals(3, sql("lake", "select distinct repo from scans").lines().count());
    requireTheTokenNowhere();
  }

  @Test
  void aRepositoryThatFailsCostsItselfOnly() {
    FakeScanner scanner =
        new FakeScanner()
            .failing(
                "http://" + organisation.host() + "/acme/b",
                new OriginException(Reason.UNREACHABLE, "it can't be read"));

    Command.Result result = scan(new Command(folder).with(scanner), "lake", "--json");

    assertTrue(
        result.out().contains("\"totals\":{\"failed\":1,\"scanned\":2,\"skipped\":3}"),
        result.out());
    assertTrue(result.err().contains("/acme/b: it can't be read"), result.err());
    assertEquals(ExitCode.UNREACHABLE.value(), result.exitCode());
  }

  @Test
  void onceTheDiskIsFullNoOtherScanIsBegun() {
    FakeScanner scanner =
        new FakeScanner()
            .failing(
                "http://" + organisation.host() + "/acme/a",
                new IOException("No space left on device"));

    Command.Result result =
        scan(new Command(folder).with(scanner), "lake", "--json", "--scans", "1");

    assertTrue(result.out().contains("\"totals\":{\"failed\":3,\"skipped\":3}"), result.out());
    assertEquals(1, scanner.requests().size());
    assertEquals(ExitCode.DISK_FULL.value(), result.exitCode());
  }

  @Test
  void ofAListHeadsAreAskedByGitAndBranchesCount() throws IOException {
    Git git = Git.init(folder.resolve("lib")).write("A.java", "class A {}\n");
    git.commit();
    git.run("branch", "release/1");
    FakeScanner scanner = new FakeScanner();
    try (GitServer server = new GitServer(folder.resolve("lib"))) {
      String base = "http://" + server.authority();
      Files.writeString(
          folder.resolve("repos.txt"),
          """
          %1$s/acme/lib            # its default branch
          %1$s/acme/lib/other release/1
          %1$s/acme/lib/none no-such-branch
          %1$s/elsewhere/none
          """
              .formatted(base));

      Command.Result result =
          run(new Command(folder).with(scanner), "scan-org", "--list", "repos.txt", "--json");

      assertTrue(result.out().contains("\"totals\":{\"failed\":2,\"scanned\":2}"), result.out());
      assertTrue(result.err().contains("no branch or tag 'no-such-branch'"), result.err());
      assertEquals(
          Map.of(
              base + "/acme/lib",
              Optional.empty(),
              base + "/acme/lib/other",
              Optional.of("release/1")),
          scanner.requests().stream()
              .collect(Collectors.toMap(ScanRequest::origin, ScanRequest::ref)));
    }
  }

  @Test
  void whoIsMeantMustBeSaid() {
    assertEquals(ExitCode.USAGE.value(), run("scan-org").exitCode());
    assertEquals(
        ExitCode.USAGE.value(), run("scan-org", "--github", "a", "--gitlab", "b").exitCode());
    assertEquals(ExitCode.USAGE.value(), run("scan-org", "--github", "a", "--app", "1").exitCode());
    assertEquals(ExitCode.USAGE.value(), run("scan-org", "--github", "a/b").exitCode());
  }

  private Command.Result scan(String lake, String... more) {
    return scan(new Command(folder), lake, more);
  }

  private Command.Result scan(Command command, String lake, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("scan-org", "--github", "acme", "--host", organisation.host().toString()));
    arguments.addAll(List.of("--token-file", "token", "--jobs", "2", "--lake", lake));
    arguments.addAll(List.of(more));
    return run(command, arguments.toArray(String[]::new));
  }

  private String sql(String lake, String query) {
    return run("sql", query, "--format", "csv", "--lake", lake).out();
  }

  private Command.Result run(String... arguments) {
    return run(new Command(folder), arguments);
  }

  private Command.Result run(Command command, String... arguments) {
    Command.Result result = command.run(arguments);
    said.add(result.out());
    said.add(result.err());
    return result;
  }

  private void requireTheTokenNowhere() throws IOException {
    said.forEach(text -> assertFalse(text.contains(TOKEN), text));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertEquals(
            file.equals(folder.resolve("token")), content.contains(TOKEN), file.toString());
      }
    }
  }
}
