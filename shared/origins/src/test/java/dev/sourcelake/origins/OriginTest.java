package dev.sourcelake.origins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.testing.Git;
import dev.sourcelake.origins.testing.Listings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "https://GitHub.com/acme/lib.git, https://github.com/acme/lib",
    "https://user:pw@github.com:443/acme/lib/, https://github.com/acme/lib",
    "https://token@git.example.org:8443/a/b/c, https://git.example.org:8443/a/b/c",
    "git@github.com:acme/lib.git, ssh://github.com/acme/lib",
    "github.com:acme/lib.git, ssh://github.com/acme/lib",
    "ssh://git@host.example:2222/srv/x.git, ssh://host.example:2222/srv/x",
    "file:///srv/git/x.git, file:///srv/git/x",
    "http://localhost:3000/acme/lib, http://localhost:3000/acme/lib",
  })
  void urlsAreNormalisedAndLoseTheirCredentials(String url, String display) {
    Origin origin = Origin.parse(url, temp);
    assertInstanceOf(RemoteOrigin.class, origin);
    assertEquals(display, origin.display());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://s3cret@github.com/acme/lib",
        "git://s3cret@github.com/acme/lib",
        "ftp://s3cret@github.com/acme/lib",
        "ext::sh -c s3cret",
        "https://github.com/acme/lib?access_token=s3cret",
        "https://s3cret@github.com/",
        "https://s3cret:[/x",
        " ",
      })
  void otherUrlsAreRefusedWithoutTheirSecrets(String url) {
    OriginException e = assertThrows(OriginException.class, () -> Origin.parse(url, temp));
    assertEquals(Reason.UNSUPPORTED, e.reason());
    assertFalse(e.getMessage().contains("s3cret"), e.getMessage());
    assertFalse(e.getMessage().contains("\n"));
  }

  @Test
  void pathsAreRelativeToTheWorkingDirectoryAndLoseTheirLinks() throws IOException {
    Path real = Files.createDirectories(temp.toRealPath().resolve("a/b"));
    Files.createSymbolicLink(temp.resolve("link"), real);
    assertEquals(new FolderOrigin(real), Origin.parse("a/b", temp));
    assertEquals(new FolderOrigin(real), Origin.parse("./link", temp));
    assertEquals(new FolderOrigin(real), Origin.parse(real.toString(), Path.of("/")));
    Files.createDirectory(temp.resolve("has:colon"));
    assertInstanceOf(FolderOrigin.class, Origin.parse("has:colon", temp));
  }

  @Test
  void whatIsNoFolderIsSaidToBeNone() throws IOException {
    Files.writeString(temp.resolve("file.zip"), "x");
    assertReason(Reason.NOT_FOUND, "no/such", "'no/such'");
    assertReason(Reason.NOT_A_FOLDER, "file.zip", "'file.zip' is a file");
  }

  @Test
  void whatMayNotBeReadIsSaidToBeSo() throws IOException {
    assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
    Path closed = Files.createDirectory(temp.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assertReason(Reason.NO_PERMISSION, "closed", "'closed'");
  }

  @Test
  void anEmptyFolderIsAnErrorThatNamesIt() throws IOException {
    Files.createDirectory(temp.resolve("void"));
    OriginException e =
        assertThrows(OriginException.class, () -> Listings.open(temp.resolve("void")));
    assertEquals(Reason.EMPTY, e.reason());
    assertTrue(e.getMessage().contains("void"), e.getMessage());
  }

  @Test
  void aRepositoryWithoutCommitsIsAnError() throws IOException {
    assumeTrue(Git.isInstalled());
    Git git = Git.init(temp.resolve("repo")).write("a", "1");
    assertEquals(Reason.EMPTY, openFailure(git.folder(), null).reason());
    git.commit();
    git.run("symbolic-ref", "HEAD", "refs/heads/next");
    OriginException unborn = openFailure(git.folder(), null);
    assertEquals(Reason.UNBORN_BRANCH, unborn.reason());
    assertTrue(unborn.getMessage().contains("'next'"), unborn.getMessage());
    assertEquals(Reason.UNKNOWN_REF, openFailure(git.folder(), "nope").reason());
    assertEquals(Reason.UNKNOWN_REF, openFailure(git.folder(), "a..b~^{x}").reason());
  }

  @Test
  void aDamagedRepositoryIsAnError() throws IOException {
    assumeTrue(Git.isInstalled());
    Git git = Git.init(temp.resolve("repo")).write("a", "1");
    git.commit();
    Files.writeString(git.folder().resolve(".git/index"), "nonsense");
    assertEquals(Reason.BROKEN_REPOSITORY, openFailure(git.folder(), null).reason());
  }

  @Test
  void aRefOfAPlainFolderIsAnError() throws IOException {
    Files.writeString(Files.createDirectory(temp.resolve("plain")).resolve("f"), "1");
    assertEquals(Reason.UNKNOWN_REF, openFailure(temp.resolve("plain"), "main").reason());
  }

  private OriginException openFailure(Path folder, String ref) {
    OpenOptions options = OpenOptions.in(temp).withRef(ref);
    Origin origin = Origin.parse(folder.toString(), temp);
    return assertThrows(OriginException.class, () -> origin.open(options).close());
  }

  private void assertReason(Reason reason, String text, String named) {
    OriginException e = assertThrows(OriginException.class, () -> Origin.parse(text, temp));
    assertEquals(reason, e.reason());
    assertTrue(e.getMessage().contains(named), e.getMessage());
  }
}
