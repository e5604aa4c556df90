package dev.sourcelake.origins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.origins.testing.Git;
import dev.sourcelake.origins.testing.Listings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTreeTest {
  @TempDir Path temp;
  private Git git;

  @BeforeEach
  void makeRepository() throws IOException {
    assumeTrue(Git.isInstalled());
    git = Git.init(temp.toRealPath().resolve("repo"));
  }

  @Test
  void listsWhatGitListsInPathOrder() throws IOException {
    git.write(".gitignore", "*.log\n/build/\n!keep.log\ndeep/**/cache\n[Tt]emp*\nsp\\ ace\n")
        .write("a/b.txt", "1")
        .write("a.txt", "2")
        .write("a-b/c", "3")
        .write("a/.gitignore", "!x.log\nlocal/*\n!local/seen\n")
        .write("build/tracked.txt", "4")
        .write("tracked.log", "5")
        .write("gone.txt", "6")
        .write("ünï/ﬀ", "7")
        .write("z/😀.txt", "8")
        .write("z/\uFB00.txt", "9");
    git.run("add", "--force", "build/tracked.txt", "tracked.log");
    git.commit();
    git.write("a/x.log", "i")
        .write("a/y.log", "i")
        .write("a/local/hidden", "i")
        .write("a/local/seen", "i")
        .write("build/other.txt", "i")
        .write("keep.log", "i")
        .write("deep/p/q/cache/f", "i")
        .write("deep/cachet", "i")
        .write("Temporary", "i")
        .write("sp ace", "i")
        .write("excluded-here", "i")
        .write("new/nested/file", "i")
        .write(".git/info/exclude", "excluded-here\n");
    Files.delete(git.folder().resolve("gone.txt"));
    Files.createDirectories(git.folder().resolve("empty/folder"));

    try (Listing listing = Listings.open(git.folder())) {
      List<String> paths = Listings.paths(listing);
      assertEquals(ofGit(), paths);
      assertTrue(paths.contains("build/tracked.txt"), "tracked though its folder is ignored");
      assertFalse(paths.contains("gone.txt"));
      assertEquals(sorted(paths), paths);
    }
  }

  @Test
  void takesFilesAsTheyLieOnTheDiskAndRunsNoFilter() throws IOException {
    Path proof = temp.resolve("filter-ran");
    git.write(
        ".gitattributes", "*.txt filter=evil eol=crlf working-tree-encoding=UTF-16\n*.lf text\n");
    git.write("b.lf", "one\r\ntwo\r\n");
    git.commit();
    git.run("config", "filter.evil.clean", "touch " + proof + "; cat");
    git.run("config", "filter.evil.smudge", "touch " + proof + "; cat");
    git.run("config", "filter.evil.process", "touch " + proof);
    git.run("config", "core.fsmonitor", "touch " + proof + ";");
    git.run("config", "core.hooksPath", temp.toString());
    git.run("config", "core.autocrlf", "true");
    git.write("a.txt", "line\nline\n");

    try (Listing listing = Listings.open(git.folder())) {
      assertEquals("line\nline\n", Listings.content(listing, "a.txt"));
      assertEquals("one\r\ntwo\r\n", Listings.content(listing, "b.lf"));
    }
    assertFalse(Files.exists(proof));
  }

  @Test
  void leavesNothingBehindInTheRepositoryOrTheHome() throws IOException {
    git.write("a", "1").commit();
    List<Path> before = tree(git.folder());
    try (Listing listing = Listings.open(git.folder())) {
      Listings.paths(listing);
    }
    assertEquals(before, tree(git.folder()));
  }

  @Test
  void namesLinksAndNeverFollowsThem() throws IOException {
    git.write("real/file", "1");
    Path secret = Files.writeString(temp.resolve("secret"), "s");
    Files.createSymbolicLink(git.folder().resolve("loop"), git.folder());
    Files.createSymbolicLink(git.folder().resolve("real/up"), Path.of(".."));
    Files.createSymbolicLink(git.folder().resolve("leak"), secret);
    Files.createSymbolicLink(git.folder().resolve("dangling"), Path.of("nowhere"));
    git.commit();
    git.write("was-folder/tracked", "1").commit();
    Files.delete(git.folder().resolve("was-folder/tracked"));
    Files.delete(git.folder().resolve("was-folder"));
    Files.createSymbolicLink(git.folder().resolve("was-folder"), Path.of("real"));

    try (Listing listing = Listings.open(git.folder())) {
      assertEquals(
          List.of("dangling", "leak", "loop", "real/file", "real/up", "was-folder"),
          Listings.paths(listing));
      ListedFile leak = Listings.find(listing, "leak");
      assertEquals(FileKind.SYMLINK, leak.kind());
      assertEquals("120000", leak.mode());
      assertFalse(leak.readable());
    }
  }

  @Test
  void namesOtherRepositoriesInside() throws IOException {
    Git other = Git.init(temp.resolve("other"));
    String commit = other.write("o", "1").commit();
    git.run(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        other.folder().toString(),
        "modules/other");
    git.commit();
    Git.init(git.folder().resolve("embedded")).write("e", "1").commit();
    git.write("not-really/.git/x", "1").write("not-really/f", "1");

    try (Listing listing = Listings.open(git.folder())) {
      assertEquals(
          List.of(".gitmodules", "embedded", "modules/other", "not-really/f"),
          Listings.paths(listing));
      ListedFile module = Listings.find(listing, "modules/other");
      assertEquals(FileKind.SUBMODULE, module.kind());
      assertEquals(commit, module.gitOid());
      assertEquals(FileKind.SUBMODULE, Listings.find(listing, "embedded").kind());
    }
  }

  @Test
  void keepsNamesThatAreNoUtf8ApartAndReadable() throws IOException {
    git.write("plain", "1");
    Path odd = Path.of(URI.create(git.folder().toUri() + "b%FC%FF.txt"));
    Path oddFolder = Path.of(URI.create(git.folder().toUri() + "d%E9"));
    Files.writeString(odd, "odd");
    Files.createDirectory(oddFolder);
    Files.writeString(oddFolder.resolve("in"), "deep");
    git.write("%bytes:b%FC%FF.txt", "imitation").write("b\uFFFD\uFFFD.txt", "replacement");
    git.commit();

    try (Listing listing = Listings.open(git.folder())) {
      List<String> paths = Listings.paths(listing);
      assertEquals(
          List.of(
              "%bytes:%25bytes:b%25FC%25FF.txt",
              "%bytes:b%FC%FF.txt", "%bytes:d%E9/in", "b\uFFFD\uFFFD.txt", "plain"),
          paths);
      assertEquals("odd", Listings.content(listing, "%bytes:b%FC%FF.txt"));
      assertEquals("deep", Listings.content(listing, "%bytes:d%E9/in"));
      assertNotNull(Listings.find(listing, "%bytes:b%FC%FF.txt").gitOid(), "tracked");
    }
  }

  @Test
  void saysWhatGitAndTheFileSystemKnow() throws IOException {
    String commit = git.write("run.sh", "#!/bin/sh\n").commit();
    git.folder().resolve("run.sh").toFile().setExecutable(true);
    git.write("new", "12345");

    try (Listing listing = Listings.open(git.folder())) {
      assertEquals(Source.Kind.WORKTREE, listing.source().kind());
      assertEquals("main", listing.source().ref());
      assertEquals(commit, listing.source().commitSha());
      assertEquals("repo", listing.source().repo());
      assertEquals("file://" + git.folder(), listing.source().origin());
      ListedFile script = Listings.find(listing, "run.sh");
      assertEquals("100755", script.mode());
      assertEquals(git.run("hash-object", "run.sh").strip(), script.gitOid());
      ListedFile added = Listings.find(listing, "new");
      assertNull(added.gitOid());
      assertEquals(5, added.size());
      assertTrue(added.stat().mtimeNs() > 1_600_000_000_000_000_000L);
      assertNotEquals(-1, added.stat().inode());
    }
  }

  @Test
  void listsOneFolderOfAWorkTreeByItsOwnPaths() throws IOException {
    git.write(".gitignore", "*.log\n").write("sub/dir/a", "1").write("b", "2").commit();
    git.write("sub/dir/x.log", "i").write("sub/dir/new", "3");
    git.run("remote", "add", "origin", "https://user:secret@Example.org:443/acme/lib.git/");

    try (Listing listing = Listings.open(git.folder().resolve("sub/dir"))) {
      assertEquals(List.of("a", "new"), Listings.paths(listing));
      assertEquals("example.org/acme/lib/sub/dir", listing.source().repo());
      assertEquals("https://example.org/acme/lib#sub/dir", listing.source().origin());
    }
  }

  @Test
  void clonesByHttpsAndBySshAreTheSameRepository() throws IOException {
    git.write("a", "1").commit();
    git.run("remote", "add", "upstream", "https://example.org/other/lib.git");
    git.run("remote", "add", "origin", "git@example.org:acme/lib.git");
    try (Listing listing = Listings.open(git.folder())) {
      assertEquals("example.org/acme/lib", listing.source().repo());
      assertEquals("https://example.org/acme/lib", listing.source().origin());
    }
  }

  @Test
  void readsAFolderThatGitIgnoresAsAPlainFolder() throws IOException {
    git.write(".gitignore", "target/\n").write("target/sources/A.java", "class A {}").commit();
    try (Listing listing = Listings.open(git.folder().resolve("target/sources"))) {
      assertEquals(Source.Kind.FOLDER, listing.source().kind());
      assertEquals(List.of("A.java"), Listings.paths(listing));
    }
  }

  @Test
  void leavesTheLakeOut() throws IOException {
    git.write("a", "1").write(".sourcelake/tables/files/x", "1");
    git.commit();
    Path lake = git.folder().resolve(".sourcelake");
    OpenOptions options = OpenOptions.in(temp).without(List.of(lake));
    try (Listing listing = Origin.parse(git.folder().toString(), temp).open(options)) {
      assertEquals(List.of("a"), Listings.paths(listing));
    }
  }

  @Test
  void readsLinkedWorkTrees() throws IOException {
    git.write("a", "1").write(".gitignore", "ignored\n").commit();
    Path linked = git.folder().resolveSibling("linked");
    git.run("worktree", "add", "--quiet", "-b", "side", linked.toString());
    Files.writeString(linked.resolve("b"), "2");
    Files.writeString(linked.resolve("ignored"), "i");
    try (Listing listing = Listings.open(linked)) {
      assertEquals(List.of(".gitignore", "a", "b"), Listings.paths(listing));
      assertEquals("side", listing.source().ref());
    }
  }

  @Test
  void listsAPathInConflictOnce() throws IOException {
    git.write("f", "base").commit();
    git.run("checkout", "--quiet", "-b", "side");
    git.write("f", "side").commit();
    git.run("checkout", "--quiet", "main");
    git.write("f", "main").commit();
    try {
      git.run("merge", "--quiet", "side");
    } catch (IOException e) {
      // The conflict that was asked for.
    }
    try (Listing listing = Listings.open(git.folder())) {
      assertEquals(List.of("f"), Listings.paths(listing));
    }
  }

  private List<String> ofGit() throws IOException {
    String out = git.run("ls-files", "-z", "--cached", "--others", "--exclude-standard");
    return Arrays.stream(out.split("\0"))
        .map(path -> new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
        .filter(path -> Files.exists(git.folder().resolve(path)))
        .sorted(WorkTreeTest::compareBytes)
        .toList();
  }

  private static List<String> sorted(List<String> paths) {
    return paths.stream().sorted(WorkTreeTest::compareBytes).toList();
  }

  private static int compareBytes(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> tree(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted().toList();
    }
  }
}
