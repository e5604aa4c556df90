package dev.sourcelake.origins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.testing.Git;
import dev.sourcelake.origins.testing.GitServer;
import dev.sourcelake.origins.testing.Listings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteTest {
  @TempDir Path temp;
  private Git git;
  private String first;
  private String second;

  @BeforeEach
  void makeRepository() throws IOException {
    assumeTrue(Git.isInstalled());
    git = Git.init(temp.toRealPath().resolve("lib.git"));
    git.write("old", "history").write("src/A.java", "class A {}");
    first = git.commit();
    git.run("tag", "--annotate", "--message", "one", "v1");
    Files.delete(git.folder().resolve("old"));
    Files.createSymbolicLink(git.folder().resolve("link"), Path.of("src"));
    second = git.write("src/B.java", "class B {}").commit();
  }

  @Test
  void readsTheDefaultBranchOfAFileUrlWithoutItsHistory() throws IOException {
    String url = "file://" + git.folder();
    try (Listing listing = Listings.open(url, work())) {
      assertEquals(List.of("link", "src/A.java", "src/B.java"), Listings.paths(listing));
      assertEquals("class A {}", Listings.content(listing, "src/A.java"));
      assertEquals(
          new Source(
              Source.Kind.GIT,
              "lib",
              "file://" + git.folder().toString().replace(".git", ""),
              "main",
              second,
              null),
          listing.source());
      ListedFile file = Listings.find(listing, "src/B.java");
      assertEquals(10, file.size());
      assertEquals("100644", file.mode());
      assertEquals(git.run("rev-parse", "HEAD:src/B.java").strip(), file.gitOid());
      assertNull(file.stat());
      assertEquals(FileKind.SYMLINK, Listings.find(listing, "link").kind());
      String fetched = temp.resolve("work/fetched.git").toString();
      assertEquals("1", Git.in(temp).run("-C", fetched, "rev-list", "--count", second).strip());
    }
  }

  @Test
  void readsBranchesTagsAndCommits() throws IOException {
    git.run("branch", "feature/x", first);
    git.run("config", "uploadpack.allowAnySHA1InWant", "true");
    for (String ref : List.of("feature/x", "v1", "refs/tags/v1", first)) {
      OpenOptions options = OpenOptions.in(work()).withRef(ref);
      try (Listing listing = Origin.parse("file://" + git.folder(), temp).open(options)) {
        assertEquals(List.of("old", "src/A.java"), Listings.paths(listing));
        assertEquals(first, listing.source().commitSha());
        assertEquals(ref, listing.source().ref());
      }
    }
  }

  @Test
  void readsOverHttpWithTheCredentialsOfTheUrlAndTellsNobody() throws IOException {
    try (GitServer server = new GitServer(git.folder()).require("me", "s3cret")) {
      AtomicLong received = new AtomicLong();
      AtomicLong expected = new AtomicLong();
      AtomicLong objects = new AtomicLong();
      OpenOptions options =
          OpenOptions.in(work())
              .withFetch(
                  new FetchListener() {
                    @Override
                    public void begun() {}

                    @Override
                    public void expects(long count) {
                      expected.set(count);
                    }

                    @Override
                    public void received(long bytes) {
                      received.set(bytes);
                    }

                    @Override
                    public void received(int count) {
                      objects.addAndGet(count);
                    }
                  });
      Origin origin =
          Origin.parse("http://me:s3cret@" + server.authority() + "/acme/lib.git", temp);
      try (Listing listing = origin.open(options)) {
        assertEquals(List.of("link", "src/A.java", "src/B.java"), Listings.paths(listing));
        assertEquals("http://" + server.authority() + "/acme/lib", listing.source().origin());
        assertEquals(server.authority() + "/acme/lib", listing.source().repo());
        assertFalse(listing.source().toString().contains("s3cret"));
      }
      assertTrue(received.get() > 100, "told of " + received);
      assertTrue(expected.get() > 2, "told of " + expected);
      assertEquals(expected.get(), objects.get());
      String config = Files.readString(temp.resolve("work/fetched.git/config"));
      assertFalse(config.contains("s3cret"));
    }
  }

  @Test
  void saysThatItIsNotLetIn() throws IOException {
    try (GitServer server = new GitServer(git.folder()).require("me", "right")) {
      String url = "http://tokenInUser:wrongToken@" + server.authority() + "/acme/lib";
      OriginException e = failure(url, OpenOptions.in(work()));
      assertEquals(Reason.AUTHENTICATION, e.reason());
      assertNoSecret(e, "tokenInUser");
      assertNoSecret(e, "wrongToken");
      assertEquals(
          Reason.AUTHENTICATION,
          failure("http://" + server.authority() + "/acme/lib", OpenOptions.in(work())).reason());
    }
  }

  @Test
  void refusesToBeSentToAnotherHostAndTellsItNothing() throws IOException {
    try (GitServer elsewhere = new GitServer(git.folder());
        GitServer server =
            new GitServer(git.folder()).redirectTo("http://localhost:" + port(elsewhere))) {
      String url = "http://me:s3cret@" + server.authority() + "/acme/lib";
      OriginException e = failure(url, OpenOptions.in(work()));
      assertEquals(Reason.UNREACHABLE, e.reason());
      assertTrue(e.getMessage().contains("another host, localhost"), e.getMessage());
      assertNoSecret(e, "s3cret");
      assertEquals(List.of(), elsewhere.authorizations());
    }
  }

  @Test
  void saysWhyARepositoryCantBeReached() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    OriginException nobody =
        failure("http://127.0.0.1:" + closed + "/acme/lib", OpenOptions.in(work()));
    assertEquals(Reason.UNREACHABLE, nobody.reason());
    assertTrue(nobody.getMessage().contains("nobody answers"), nobody.getMessage());

    try (GitServer server = new GitServer(git.folder())) {
      OriginException none =
          failure("http://" + server.authority() + "/no/such", OpenOptions.in(work()));
      assertEquals(Reason.UNREACHABLE, none.reason());
      assertTrue(none.getMessage().contains("no git repository"), none.getMessage());
    }
    Path plain = Files.createDirectories(temp.resolve("plain"));
    assertEquals(Reason.UNREACHABLE, failure("file://" + plain, OpenOptions.in(work())).reason());
    assertEquals(
        Reason.NOT_FOUND, failure("file:///no/such/folder", OpenOptions.in(work())).reason());
  }

  @Test
  void givesUpOnASilentServer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      OpenOptions options = OpenOptions.in(work()).withTimeout(Duration.ofSeconds(1));
      OriginException e =
          failure("http://127.0.0.1:" + silent.getLocalPort() + "/acme/lib", options);
      assertEquals(Reason.UNREACHABLE, e.reason());
      assertTrue(e.getMessage().contains("in time"), e.getMessage());
    }
  }

  @Test
  void namesRefsThatAreNotThereAndEmptyRepositories() throws IOException {
    String url = "file://" + git.folder();
    OriginException unknown = failure(url, OpenOptions.in(work()).withRef("nope"));
    assertEquals(Reason.UNKNOWN_REF, unknown.reason());
    assertTrue(unknown.getMessage().contains("'nope'"), unknown.getMessage());
    assertEquals(
        Reason.UNKNOWN_REF, failure(url, OpenOptions.in(work()).withRef("1".repeat(40))).reason());

    git.run("symbolic-ref", "HEAD", "refs/heads/unborn");
    assertEquals(Reason.UNBORN_BRANCH, failure(url, OpenOptions.in(work())).reason());

    Git empty = Git.init(temp.resolve("empty"));
    OriginException nothing = failure("file://" + empty.folder(), OpenOptions.in(work()));
    assertEquals(Reason.EMPTY, nothing.reason());
    try (GitServer server = new GitServer(empty.folder())) {
      assertEquals(
          Reason.EMPTY,
          failure("http://" + server.authority() + "/acme/lib", OpenOptions.in(work())).reason());
    }
  }

  @Test
  void stopsAtItsLimits() throws IOException {
    git.write("big", "0123456789".repeat(10_000)).write("a/b/c/d/e", "1").commit();
    String url = "file://" + git.folder();
    Limits open = Limits.DEFAULTS;
    assertLimit(url, new Limits(open.paths(), open.depth(), 1000, open.packBytes()));
    assertLimit(url, new Limits(open.paths(), open.depth(), open.blobBytes(), 200));
    assertLimit(url, new Limits(3, open.depth(), open.blobBytes(), open.packBytes()));
    assertLimit(url, new Limits(open.paths(), 2, open.blobBytes(), open.packBytes()));
  }

  private void assertLimit(String url, Limits limits) throws IOException {
    OpenOptions options = OpenOptions.in(work()).withLimits(limits);
    OriginException e =
        assertThrows(
            OriginException.class,
            () -> {
              try (Listing listing = Origin.parse(url, temp).open(options)) {
                Listings.paths(listing);
              }
            });
    assertEquals(Reason.LIMIT_EXCEEDED, e.reason(), e.getMessage());
  }

  @Test
  void whetherItCanBeReachedIsFoundOutWithoutFetching() throws IOException {
    String url = "file://" + git.folder();
    Path work = work();
    Origin.parse(url, temp).requireReachable(OpenOptions.in(work));
    Origin.parse(url, temp).requireReachable(OpenOptions.in(temp.resolve("2")).withRef("v1"));
    Origin.parse(url, temp).requireReachable(OpenOptions.in(temp.resolve("3")).withRef(first));
    try (Stream<Path> fetched = Files.walk(work.resolve("fetched.git/objects"))) {
      assertEquals(List.of(), fetched.filter(Files::isRegularFile).toList());
    }
    assertEquals(Reason.UNKNOWN_REF, unreachable(url, "nope"));
    assertEquals(Reason.NOT_FOUND, unreachable("file:///no/such/folder", null));
    assertEquals(Reason.UNREACHABLE, unreachable("http://127.0.0.1:1/acme/lib", null));
  }

  private Reason unreachable(String url, String ref) throws IOException {
    OpenOptions options = OpenOptions.in(Files.createTempDirectory(temp, "reach")).withRef(ref);
    return assertThrows(
            OriginException.class, () -> Origin.parse(url, temp).requireReachable(options))
        .reason();
  }

  private OriginException failure(String url, OpenOptions options) {
    return assertThrows(OriginException.class, () -> Origin.parse(url, temp).open(options).close());
  }

  private static void assertNoSecret(Throwable e, String secret) {
    StringWriter all = new StringWriter();
    e.printStackTrace(new PrintWriter(all));
    String encoded = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    assertFalse(all.toString().contains(secret), all.toString());
    assertFalse(all.toString().contains(encoded), all.toString());
  }

  private static String port(GitServer server) {
    return server.authority().substring(server.authority().indexOf(':') + 1);
  }

  /** A fresh work folder each time. */
  private Path work() throws IOException {
    Path work = temp.resolve("work");
    if (Files.exists(work)) {
      work = Files.createTempDirectory(temp, "work");
    }
    return Files.createDirectories(work);
  }
}
