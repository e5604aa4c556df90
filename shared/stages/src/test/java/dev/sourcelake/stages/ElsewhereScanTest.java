package dev.sourcelake.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.model.Reach;
import dev.sourcelake.origins.GitCredentials;
import dev.sourcelake.origins.testing.Git;
import dev.sourcelake.origins.testing.GitHost;
import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submodules and contents in Git LFS, from a host that wants a token. */
class ElsewhereScanTest {
  private static final String TOKEN = "NobodyMayEverSeeThis";

  @TempDir private Path folder;
  private GitHost host;
  private GitHost other;
  private TestLake lake;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(Git.isInstalled());
    host = new GitHost(folder.resolve("host")).require(TOKEN);
    other = new GitHost(folder.resolve("other"));
    lake = new TestLake(folder.resolve("lake"));
  }

  @AfterEach
  void stop() {
    if (host != null) {
      host.close();
      other.close();
    }
  }

  private ScanSummary scan(boolean submodules, boolean lfs, String... hosts) throws IOException {
    return lake.scan(
        folder,
        2,
        request ->
            request
                .of(
                    host.url("app"),
                    Optional.empty(),
                    Optional.of(new GitCredentials("x-access-token", TOKEN)))
                .with(
                    request
                        .settings()
                        .with(new Reach("", List.of(), submodules, lfs, List.of(hosts)))));
  }

  private Git app(String... files) throws IOException {
    Git app = host.repository("app");
    for (String file : files) {
      app.write(file, "class " + file.replaceAll(".*/|\\.java", "") + " {}");
    }
    return app;
  }

  /** Puts a submodule there as git would, without fetching it. */
  private static void link(Git git, String path, String url, String commit) throws IOException {
    git.run("config", "-f", ".gitmodules", "submodule." + path + ".path", path);
    git.run("config", "-f", ".gitmodules", "submodule." + path + ".url", url);
    git.run("update-index", "--add", "--cacheinfo", "160000," + commit + "," + path);
    git.run("add", ".gitmodules");
  }

  private static void commit(Git git) throws IOException {
    git.run("commit", "--quiet", "--message", "change");
  }

  @Test
  void aSubmoduleIsARowWithAddressAndCommit() throws IOException {
    String commit = host.repository("lib").write("L.java", "class L {}").commit();
    Git app = app("A.java");
    app.commit();
    link(app, "libs/lib", "https://user:secret@example.org/acme/lib.git", commit);
    commit(app);

    scan(false, false);
    assertEquals(
        List.of("libs/lib | submodule | " + commit + " | https://example.org/acme/lib.git"),
        lake.query(
            "SELECT path, reason, git_oid, submodule_url FROM files WHERE kind = 'submodule'"));
  }

  @Test
  void followedSubmodulesAreFurtherPathsInOrder() throws IOException {
    String deep = host.repository("deep").write("D.java", "class D {}").commit();
    Git lib = host.repository("lib").write("L.java", "class L {}");
    lib.commit();
    link(lib, "deep", "../deep", deep);
    commit(lib);
    String commit = lib.run("rev-parse", "HEAD").strip();
    lib.write("Later.java", "class Later {}").commit();
    Git app = app("A.java", "libs/lib-a/B.java", "libs/z.java");
    app.commit();
    link(app, "libs/lib", "../lib.git", commit);
    commit(app);

    scan(true, false);
    assertEquals(
        List.of(
            ".gitmodules",
            "A.java",
            "libs/lib",
            "libs/lib-a/B.java",
            "libs/lib/.gitmodules",
            "libs/lib/L.java",
            "libs/lib/deep",
            "libs/lib/deep/D.java",
            "libs/z.java"),
        lake.query("SELECT path FROM files ORDER BY path"));
    assertEquals(
        List.of("A", "B", "D", "L", "z"),
        lake.query("SELECT name FROM definitions WHERE kind = 'class' ORDER BY 1"));
    assertEquals(0, scan(true, false).filesExtracted());
    scan(false, false);
    assertEquals(
        List.of("A", "B", "z"),
        lake.query("SELECT name FROM definitions WHERE kind = 'class' ORDER BY 1"));
  }

  @Test
  void whatIsElsewhereIsAskedForOnlyWhereItIsAllowedAndNeverWithTheToken() throws IOException {
    String commit = other.repository("lib").write("L.java", "class L {}").commit();
    Git app = app("A.java");
    app.commit();
    link(app, "a", other.url("lib"), commit);
    link(app, "b", "file:///etc", commit);
    link(app, "c", "../gone", commit);
    link(app, "d", other.url("lib"), "1".repeat(40));
    commit(app);

    scan(true, false);
    assertEquals(
        List.of(
            "a | submodule_host",
            "b | submodule_address",
            "c | submodule_unreachable",
            "d | submodule_host"),
        lake.query("SELECT path, reason FROM files WHERE kind = 'submodule' ORDER BY 1"));
    assertEquals(List.of(), other.requests());

    scan(true, false, other.authority());
    assertEquals(
        // What this host says of a commit that it does not have, is to break the connection off.
        List.of("a | submodule", "d | submodule_unreachable"),
        lake.query(
            "SELECT path, reason FROM files WHERE kind = 'submodule' AND path IN ('a', 'd')"
                + " ORDER BY 1"));
    assertEquals(List.of("a/L.java"), lake.query("SELECT path FROM files WHERE path LIKE 'a/%'"));
    assertFalse(other.requests().isEmpty());
    assertTrue(other.requests().stream().allMatch(it -> it.endsWith(" null")), "no token");
  }

  @Test
  void aRepositoryInItselfEndsAtTheDepthThatIsAllowed() throws IOException {
    Git app = app("A.java");
    String commit = app.commit();
    for (int i = 0; i < 6; i++) {
      app.run("rm", "--quiet", "--cached", "--ignore-unmatch", "me");
      link(app, "me", host.url("app"), commit);
      commit(app);
      commit = app.run("rev-parse", "HEAD").strip();
    }
    scan(true, false);
    assertEquals(
        List.of("me/me/me/me/A.java"),
        lake.query("SELECT path FROM files WHERE path LIKE '%A.java' ORDER BY path DESC LIMIT 1"));
    assertEquals(
        List.of("me/me/me/me/me"),
        lake.query("SELECT path FROM files WHERE reason = 'submodule_limit'"));
  }

  @Test
  void submodulesOfAWorkTreeAreReadWhereTheyAreCheckedOut() throws IOException {
    Git lib = Git.init(folder.resolve("lib"));
    lib.write("L.java", "class L {}").commit();
    Git work = Git.init(folder.resolve("work"));
    work.write("A.java", "class A {}").commit();
    work.run(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        lib.folder().toString(),
        "libs/lib");
    work.commit();
    work.write("libs/lib/Edited.java", "class Edited {}");
    Reach reach = new Reach("", List.of(), true, false, List.of());
    lake.scan(work.folder(), 2, request -> request.with(request.settings().with(reach)));
    assertEquals(
        List.of("A.java", "libs/lib/Edited.java", "libs/lib/L.java"),
        lake.query("SELECT path FROM files WHERE language = 'java' ORDER BY 1"));
  }

  @Test
  void pointersStandForContentsOnlyWhereThatIsAskedFor() throws IOException {
    String content = "class Large { void inside() {} }";
    app("A.java")
        .write("Large.java", host.keep(content))
        .write("Gone.java", GitHost.pointer("class Gone {}"))
        .write("Huge.java", host.keep("// " + "x".repeat(6_000_000)))
        .write("photo.psd", host.keep("a picture"))
        .commit();

    scan(false, false);
    String pointers = "SELECT path, kind, reason FROM files WHERE path <> 'A.java' ORDER BY path";
    assertEquals(
        List.of(
            "Gone.java | lfs_pointer | lfs_pointer",
            "Huge.java | lfs_pointer | lfs_pointer",
            "Large.java | lfs_pointer | lfs_pointer",
            "photo.psd | lfs_pointer | lfs_pointer"),
        lake.query(pointers));

    scan(false, true);
    assertEquals(
        List.of(
            "Gone.java | lfs_pointer | lfs_missing",
            "Huge.java | lfs_pointer | lfs_too_large",
            "Large.java | file | null",
            "photo.psd | lfs_pointer | lfs_pointer"),
        lake.query(pointers));
    assertEquals(
        List.of(Integer.toString(content.length())),
        lake.query("SELECT size_bytes FROM files WHERE path = 'Large.java'"));
    assertEquals(
        List.of("inside"), lake.query("SELECT name FROM definitions WHERE kind = 'method'"));

    long downloads = downloads(host);
    assertEquals(0, scan(false, true).filesExtracted());
    assertEquals(downloads, downloads(host), "what the lake has is not fetched again");
    assertEquals(
        List.of("Large.java | " + content.length()),
        lake.query("SELECT path, size_bytes FROM files WHERE path = 'Large.java'"));
  }

  @Test
  void contentsThatAreNotWhatThePointerSaysOrAreKeptElsewhereAreRowsWithThatReason()
      throws IOException {
    app("A.java").write("Large.java", host.keep("class Large {}")).commit();
    host.downloadFrom("http://" + other.authority() + "/lfs/");
    scan(false, true);
    String reason = "SELECT reason FROM files WHERE path = 'Large.java'";
    assertEquals(List.of("lfs_host"), lake.query(reason));
    assertEquals(List.of(), other.requests());
    host.downloadFrom(null);
    host.spoil();
    scan(false, true);
    assertEquals(List.of("lfs_damaged"), lake.query(reason));
  }

  private static long downloads(GitHost host) {
    return host.requests().stream().filter(it -> it.startsWith("GET /lfs/")).count();
  }
}
