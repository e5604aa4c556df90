package dev.sourcelake.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.InvalidRemoteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitServerTest {
  @TempDir private Path folder;

  @Test
  void aRepositoryIsFetchedAsItIsCommitted() throws Exception {
    WorkTree tree = WorkTree.in(folder.resolve("tree")).write("a/B.java", "class B {}");
    tree.commit().write("a/C.java", "class C {}");
    ServedFolder served = ServedFolder.of(folder.resolve("tree"), folder);
    assertFalse(served.isCopy());
    try (GitServer server = GitServer.start(0)) {
      URI url = server.serve(served.name(), served.gitFolder());
      assertEquals(List.of("a/B.java"), files(url));
      tree.commit();
      assertEquals(List.of("a/B.java", "a/C.java"), files(url));
    }
  }

  @Test
  void aFolderWithoutGitIsFetchedAsItIsAndStaysAsItIs() throws Exception {
    Path plain = Files.createDirectories(folder.resolve("my files"));
    Files.writeString(plain.resolve("x.py"), "x = 1");
    ServedFolder served = ServedFolder.of(plain, Files.createDirectory(folder.resolve("scratch")));
    assertTrue(served.isCopy());
    assertEquals("my-files", served.name());
    try (GitServer server = GitServer.start(0)) {
      assertEquals(List.of("x.py"), files(server.serve(served.name(), served.gitFolder())));
    }
    assertFalse(Files.exists(plain.resolve(".git")));
  }

  @Test
  void whatIsNotServedIsNotThere() throws Exception {
    try (GitServer server = GitServer.start(0)) {
      URI nowhere = URI.create("http://" + server.host() + "/local/other");
      assertThrows(InvalidRemoteException.class, () -> files(nowhere));
      assertThrows(IllegalArgumentException.class, () -> server.serve("../etc", folder));
    }
  }

  private List<String> files(URI url) throws IOException, GitAPIException {
    Path clone = Files.createTempDirectory(folder, "clone");
    try (Git git =
        Git.cloneRepository().setURI(url.toString()).setDirectory(clone.toFile()).call()) {
      List<String> names = new ArrayList<>();
      var index = git.getRepository().readDirCache();
      for (int i = 0; i < index.getEntryCount(); i++) {
        names.add(index.getEntry(i).getPathString());
      }
      return names;
    }
  }
}
