package dev.sourcelake.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder in a git work tree that can't be read for a while: not even by root, since the work tree
 * is moved to where the folder's path is longer than Linux takes.
 */
class UnreadableFolderScanTest {
  private static final int LONGEST_PATH = 4095;
  private static final int LONGEST_NAME = 255;
  private static final String LONG = "s".repeat(200);
  private static final String FACTS = "SELECT DISTINCT path FROM extractions ORDER BY path";

  @TempDir Path temp;
  private Path near;
  private Path far;

  @BeforeEach
  void makeWorkTree() throws IOException, GitAPIException {
    assumeTrue("Linux".equals(System.getProperty("os.name")));
    near = Files.createDirectories(temp.toRealPath().resolve("near")).resolve("repo");
    Files.createDirectories(near.resolve(LONG + "/deep"));
    Files.writeString(near.resolve(LONG + "/A.java"), "class A {}\n");
    Files.writeString(near.resolve(LONG + "/deep/b.py"), "b = 1\n");
    Files.writeString(near.resolve("z.py"), "z = 1\n");
    try (Git git = Git.init().setDirectory(near.toFile()).call()) {
      git.getRepository()
          .getConfig()
          .setString("remote", "origin", "url", "https://example.org/acme/lib");
      git.getRepository().getConfig().save();
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage("m")
          .setAuthor("a", "a@example.org")
          .setCommitter("a", "a@example.org")
          .setSign(false)
          .call();
    }
    Files.writeString(near.resolve(LONG + "/untracked.py"), "u = 1\n");
    far = farFolder().resolve("repo");
  }

  /** A folder from which {@code repo/.git/objects} can be reached, and {@code repo/sss…} not. */
  private Path farFolder() throws IOException {
    Path folder = temp.toRealPath();
    int length = LONGEST_PATH - LONG.length() - "/repo".length();
    while (folder.toString().length() < length) {
      int left = length - folder.toString().length();
      folder = folder.resolve("d".repeat(Math.min(LONGEST_NAME, left)));
      if (left <= LONGEST_NAME) {
        break;
      }
    }
    return Files.createDirectories(folder);
  }

  /** What lies too deep could not be deleted. */
  @AfterEach
  void bringBack() throws IOException {
    if (far != null && Files.exists(far)) {
      Files.move(far, near);
    }
  }

  @Test
  void itsFactsGoAndComeBackAndTrackedFilesKeepTheirRows() throws IOException {
    TestLake lake = new TestLake(temp.resolve("lake"));
    lake.scan(near);
    List<String> all =
        List.of(LONG + "/A.java", LONG + "/deep/b.py", LONG + "/untracked.py", "z.py");
    assertEquals(all, lake.query(FACTS));

    Files.move(near, far);
    lake.scan(far);
    assertEquals(
        List.of(
            LONG + " | folder | skipped | unreadable",
            LONG + "/A.java | file | skipped | unreadable",
            LONG + "/deep/b.py | file | skipped | unreadable",
            "z.py | file | selected | null"),
        lake.query("SELECT path, kind, status, reason FROM files ORDER BY path"));
    assertEquals(List.of("z.py"), lake.query(FACTS));
    assertEquals(fromNothing("far", far), lake.rows());

    Files.move(far, near);
    lake.scan(near);
    assertEquals(all, lake.query(FACTS));
    assertEquals(fromNothing("near", near), lake.rows());
  }

  private Map<String, List<String>> fromNothing(String name, Path folder) throws IOException {
    TestLake fresh = new TestLake(temp.resolve("fresh-" + name));
    fresh.scan(folder);
    assertTrue(fresh.rows().get("files").size() > 1);
    return fresh.rows();
  }
}
