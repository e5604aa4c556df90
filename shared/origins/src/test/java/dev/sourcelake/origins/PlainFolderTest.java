package dev.sourcelake.origins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.origins.testing.Git;
import dev.sourcelake.origins.testing.Listings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFolderTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("things"));
  }

  @Test
  void listsEverythingButWhatToolsLeaveBehindAndCountsThat() throws IOException {
    write("a.py");
    write("node_modules/x/index.js");
    write("sub/node_modules/y/index.js");
    write("sub/__pycache__/a.pyc");
    write("maven/pom.xml");
    write("maven/target/A.class");
    write("org/build/Build.java");
    write("org/target/Target.java");
    try (Listing listing = Listings.open(folder)) {
      assertEquals(
          List.of("a.py", "maven/pom.xml", "org/build/Build.java", "org/target/Target.java"),
          Listings.paths(listing));
      assertEquals(Map.of("node_modules", 2L, "__pycache__", 1L, "target", 1L), listing.pruned());
      assertEquals(Source.Kind.FOLDER, listing.source().kind());
      assertEquals("things", listing.source().repo());
      assertEquals("file://" + folder, listing.source().origin());
      assertNull(listing.source().commitSha());
    }
  }

  @Test
  void namesLinksPipesAndRepositoriesAndEntersNone() throws IOException, InterruptedException {
    write("f");
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    boolean pipe =
        new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor() == 0;
    assumeTrue(pipe && Git.isInstalled());
    Git.init(folder.resolve("clone")).write("inside", "1").commit();
    try (Listing listing = Listings.open(folder)) {
      assertEquals(List.of("clone", "f", "loop", "pipe"), Listings.paths(listing));
      assertEquals(FileKind.SUBMODULE, Listings.find(listing, "clone").kind());
      assertEquals(FileKind.SYMLINK, Listings.find(listing, "loop").kind());
      assertEquals(FileKind.SPECIAL, Listings.find(listing, "pipe").kind());
    }
  }

  @Test
  void aFolderThatMayNotBeReadIsARowAndTheRestGoesOn() throws IOException {
    assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
    write("a/f");
    write("closed/f");
    write("z");
    Path closed = folder.resolve("closed");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try (Listing listing = Listings.open(folder)) {
      assertEquals(List.of("a/f", "closed", "z"), Listings.paths(listing));
      ListedFile row = Listings.find(listing, "closed");
      assertEquals(FileKind.FOLDER, row.kind());
      assertEquals("unreadable: no permission", row.problem());
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void listsAHugeFolderInOrder() throws IOException {
    List<String> names =
        IntStream.range(0, 20_000).mapToObj(i -> "f" + (i * 7919 % 20_000)).toList();
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
    try (Listing listing = Listings.open(folder)) {
      assertEquals(names.stream().sorted().toList(), Listings.paths(listing));
    }
  }

  @Test
  void aFolderOneTooDeepEndsTheListing() throws IOException {
    write("1/2/3/4/5/6/f");
    Limits limits = new Limits(100, 6, 100, 100);
    try (Listing listing =
        Origin.parse(folder.toString(), temp).open(OpenOptions.in(temp).withLimits(limits))) {
      assertEquals(List.of("1/2/3/4/5/6/f"), Listings.paths(listing));
    }
  }

  private void write(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }
}
