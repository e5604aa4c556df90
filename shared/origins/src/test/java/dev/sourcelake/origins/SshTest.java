package dev.sourcelake.origins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.testing.Git;
import dev.sourcelake.origins.testing.Listings;
import dev.sourcelake.origins.testing.SshGitServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshTest {
  @TempDir Path temp;
  private Git git;
  private KeyPair key;
  private File home;

  @BeforeEach
  void makeRepositoryAndHome() throws IOException, GeneralSecurityException {
    assumeTrue(Git.isInstalled());
    git = Git.init(temp.toRealPath().resolve("repo"));
    git.write("a/b.txt", "over ssh").commit();
    key = SshGitServer.newKey();
    home = FS.DETECTED.userHome();
    FS.DETECTED.setUserHome(temp.toFile());
    Files.createDirectory(temp.resolve(".ssh"));
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    Path file = Files.writeString(temp.resolve(".ssh/id_rsa"), pem);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void giveTheHomeBack() {
    if (home != null) {
      FS.DETECTED.setUserHome(home);
    }
  }

  @Test
  void readsFromAKnownHostWithTheUsersKey() throws IOException, GeneralSecurityException {
    try (SshGitServer server = new SshGitServer(git.folder(), key.getPublic())) {
      know(server);
      try (Listing listing = Listings.open(url(server), work())) {
        assertEquals(List.of("a/b.txt"), Listings.paths(listing));
        assertEquals("over ssh", Listings.content(listing, "a/b.txt"));
        assertEquals("127.0.0.1:" + server.port() + "/acme/lib", listing.source().repo());
      }
    }
  }

  @Test
  void refusesAHostThatIsNotKnown() throws IOException, GeneralSecurityException {
    try (SshGitServer server = new SshGitServer(git.folder(), key.getPublic())) {
      OriginException e = failure(server);
      assertEquals(Reason.AUTHENTICATION, e.reason());
      assertTrue(e.getMessage().contains("known_hosts"), e.getMessage());
    }
  }

  @Test
  void saysThatTheKeyIsNotTaken() throws IOException, GeneralSecurityException {
    try (SshGitServer server = new SshGitServer(git.folder(), SshGitServer.newKey().getPublic())) {
      know(server);
      OriginException e = failure(server);
      assertEquals(Reason.AUTHENTICATION, e.reason());
      assertTrue(e.getMessage().contains("put a key"), e.getMessage());
    }
  }

  private OriginException failure(SshGitServer server) {
    return assertThrows(OriginException.class, () -> Listings.open(url(server), work()).close());
  }

  private void know(SshGitServer server) throws IOException {
    Files.writeString(temp.resolve(".ssh/known_hosts"), server.knownHost());
  }

  private static String url(SshGitServer server) {
    return "ssh://git@127.0.0.1:" + server.port() + "/acme/lib.git";
  }

  private Path work() throws IOException {
    return Files.createDirectories(temp.resolve("work"));
  }
}
