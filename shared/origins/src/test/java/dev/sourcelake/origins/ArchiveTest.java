package dev.sourcelake.origins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.testing.Git;
import dev.sourcelake.origins.testing.Listings;
import dev.sourcelake.origins.testing.TestArchives;
import dev.sourcelake.origins.testing.TestArchives.Zip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final byte[] CLASS = {
    (byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 69
  };

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("things"));
  }

  @Test
  void anArchiveListsItsEntriesInPathOrderUnderTheNameOfItsFile() throws IOException {
    Path jar =
        new Zip()
            .add("p/B.class", CLASS)
            .add("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")
            .add("p/", "")
            .add("p/A.java", "class A {}")
            .write(folder.resolve("guava-33.jar"));
    try (Listing listing = open(jar)) {
      assertEquals(
          List.of("META-INF/MANIFEST.MF", "p/A.java", "p/B.class"), Listings.paths(listing));
      assertEquals("class A {}", Listings.content(listing, "p/A.java"));
      ListedFile row = Listings.find(listing, "p/B.class");
      assertEquals(FileKind.ARCHIVE_ENTRY, row.kind());
      assertEquals(CLASS.length, row.size());
      assertEquals(Files.getLastModifiedTime(jar).toMillis(), row.stat().mtimeNs() / 1_000_000);
      assertEquals(Source.Kind.ARCHIVE, listing.source().kind());
      assertEquals("guava-33", listing.source().repo());
      assertEquals("file://" + jar, listing.source().origin());
      assertNull(listing.source().commitSha());
    }
  }

  @Test
  void entriesOfOneNameAreToldApart() throws IOException {
    Path zip =
        new Zip().add("a/x", "1").add("a/x", "2").add("a/x", "3").write(folder.resolve("z.zip"));
    try (Listing listing = open(zip)) {
      assertEquals(List.of("a/%dup2:x", "a/%dup3:x", "a/x"), Listings.paths(listing));
      assertEquals("1", Listings.content(listing, "a/x"));
      assertEquals("2", Listings.content(listing, "a/%dup2:x"));
      assertEquals("3", Listings.content(listing, "a/%dup3:x"));
    }
  }

  @Test
  void hostileNamesLeadNowhere() throws IOException {
    Path zip =
        new Zip()
            .add("../up", "1")
            .add("/etc/passwd", "2")
            .add("a\\..\\b", "3")
            .add("nul\0name", "4")
            .add("a//b", "5")
            .add("./here", "6")
            .write(folder.resolve("z.zip"));
    try (Listing listing = open(zip)) {
      assertEquals(
          List.of(
              "%bytes:%2E%2E/up",
              "%bytes:%2E/here",
              "%bytes:/etc/passwd",
              "%bytes:a%5C..%5Cb",
              "%bytes:nul%00name",
              "a/%bytes:/b"),
          Listings.paths(listing));
      assertEquals("1", Listings.content(listing, "%bytes:%2E%2E/up"));
    }
  }

  @Test
  void linksAreNamedAndNotFollowed() throws IOException {
    Path zip = new Zip().link("link", "/etc/passwd").write(folder.resolve("z.zip"));
    try (Listing listing = open(zip)) {
      ListedFile link = Listings.find(listing, "link");
      assertEquals(FileKind.SYMLINK, link.kind());
      assertFalse(link.readable());
    }
  }

  @Test
  void archivesInsideGiveTheirClassFiles() throws IOException {
    byte[] inner = new Zip().add("p/C.class", CLASS).add("p/notes.txt", "n").bytes();
    Path war =
        new Zip()
            .add("WEB-INF/lib/x.jar", inner)
            .add("WEB-INF/lib/x.jar.md5", "m")
            .add("index.html", "<p>")
            .write(folder.resolve("app.war"));
    try (Listing listing = open(war)) {
      assertEquals(
          List.of(
              "WEB-INF/lib/x.jar",
              "WEB-INF/lib/x.jar!/p/C.class",
              "WEB-INF/lib/x.jar.md5",
              "index.html"),
          Listings.paths(listing));
      assertEquals(
          8, Listings.find(listing, "WEB-INF/lib/x.jar!/p/C.class").open().readAllBytes().length);
    }
    try (var left = Files.list(folder)) {
      assertEquals(List.of(war), left.toList(), "copies of inner archives are gone");
    }
  }

  @Test
  void archivesTooDeepInOthersAreRowsWithThatReason() throws IOException {
    byte[] bytes = new Zip().add("A.class", CLASS).bytes();
    for (int i = 0; i < 6; i++) {
      bytes = new Zip().add("n.jar", bytes).bytes();
    }
    Path jar = Files.write(folder.resolve("deep.jar"), bytes);
    try (Listing listing = open(jar)) {
      List<ListedFile> rows = Listings.all(listing);
      ListedFile last = rows.getLast();
      assertEquals("n.jar!/n.jar!/n.jar!/n.jar!/n.jar!", last.path());
      assertEquals("archive_depth", last.problemReason());
    }
  }

  @Test
  void aFolderNamesTheJarAndItsClassFiles() throws IOException {
    new Zip()
        .add("com/foo/A.class", CLASS)
        .add("META-INF/versions/11/com/foo/A.class", CLASS)
        .add("pom.xml", "<project/>")
        .write(folder.resolve("lib/x.jar"));
    Files.writeString(Files.createDirectory(folder.resolve("lib/x.jar!")).resolve("real"), "r");
    Files.writeString(folder.resolve("lib/text.jar"), "no archive");
    try (Listing listing = Listings.open(folder)) {
      assertEquals(
          List.of(
              "lib/%dup2:x.jar!/real",
              "lib/text.jar",
              "lib/x.jar",
              "lib/x.jar!/META-INF/versions/11/com/foo/A.class",
              "lib/x.jar!/com/foo/A.class"),
          Listings.paths(listing));
      assertEquals(FileKind.FILE, Listings.find(listing, "lib/x.jar").kind());
      assertEquals(
          FileKind.ARCHIVE_ENTRY, Listings.find(listing, "lib/x.jar!/com/foo/A.class").kind());
    }
  }

  @Test
  void jarsInACommitAreReadFromGitsObjects() throws IOException {
    Assumptions.assumeTrue(Git.isInstalled());
    Git git = Git.init(folder);
    new Zip().add("A.class", CLASS).write(folder.resolve("lib/x.jar"));
    git.commit();
    Files.delete(folder.resolve("lib/x.jar"));
    OpenOptions options = OpenOptions.in(temp).withRef("main");
    try (Listing listing = Origin.parse(folder.toString(), temp).open(options)) {
      ListedFile row = Listings.find(listing, "lib/x.jar!/A.class");
      assertEquals(Listings.find(listing, "lib/x.jar").gitOid(), row.gitOid());
      assertEquals(8, row.open().readAllBytes().length);
    }
  }

  @Test
  void entriesThatUnpackToFarMoreThanTheyAreAreNotRead() throws IOException {
    Path zip =
        new Zip().add("bomb", new byte[1 << 20]).add("honest", "h").write(folder.resolve("z.zip"));
    ArchiveLimits limits = new ArchiveLimits(100, 10_000, 1 << 30, 1 << 30, 100, 1000, 4);
    try (Listing listing = open(zip, limits)) {
      assertEquals("archive_ratio", Listings.find(listing, "bomb").problemReason());
      assertFalse(Listings.find(listing, "bomb").readable());
      assertEquals("h", Listings.content(listing, "honest"));
    }
  }

  @Test
  void entriesBeyondTheSizeOfOneOrOfAllAreNotRead() throws IOException {
    Path zip =
        new Zip()
            .add("a", "x".repeat(60))
            .add("b", "x".repeat(60))
            .add("c", "x".repeat(101))
            .write(folder.resolve("z.zip"));
    ArchiveLimits limits = new ArchiveLimits(100, 10_000, 100, 110, 1000, 1000, 4);
    try (Listing listing = open(zip, limits)) {
      assertNull(Listings.find(listing, "a").problem());
      assertEquals("archive_size", Listings.find(listing, "b").problemReason());
      assertEquals("archive_size", Listings.find(listing, "c").problemReason());
    }
  }

  @Test
  void anEntryThatUnpacksToMoreThanItDeclaresIsAnErrorWhenItIsRead() throws IOException {
    byte[] bytes = new Zip().add("liar", "x".repeat(5000)).bytes();
    patchDirectory(bytes, 24, 7);
    Path zip = Files.write(folder.resolve("z.zip"), bytes);
    try (Listing listing = open(zip)) {
      ListedFile liar = Listings.find(listing, "liar");
      assertEquals(7, liar.size());
      ArchiveException e = assertThrows(ArchiveException.class, () -> liar.open().readAllBytes());
      assertEquals(ArchiveException.Reason.ARCHIVE_SIZE, e.reason());
    }
  }

  @Test
  void aDamagedContentIsAnErrorWhenItIsRead() throws IOException {
    byte[] bytes = new Zip().add("f", "x".repeat(5000)).bytes();
    patchDirectory(bytes, 16, 12345);
    Path zip = Files.write(folder.resolve("z.zip"), bytes);
    try (Listing listing = open(zip)) {
      ListedFile file = Listings.find(listing, "f");
      ArchiveException e = assertThrows(ArchiveException.class, () -> file.open().readAllBytes());
      assertEquals(ArchiveException.Reason.ARCHIVE_DAMAGED, e.reason());
    }
  }

  @Test
  void encryptedEntriesAndUnknownMethodsSaySo() throws IOException {
    byte[] encrypted = new Zip().add("f", "x").bytes();
    patchDirectory(encrypted, 8, encrypted[8] | 1);
    Path zip = Files.write(folder.resolve("e.zip"), encrypted);
    try (Listing listing = open(zip)) {
      assertEquals("archive_encrypted", Listings.find(listing, "f").problemReason());
    }
    byte[] unknown = new Zip().add("f", "x").bytes();
    patchDirectory(unknown, 10, 99);
    Path other = Files.write(folder.resolve("m.zip"), unknown);
    try (Listing listing = open(other)) {
      assertEquals("archive_method", Listings.find(listing, "f").problemReason());
    }
  }

  @Test
  void anArchiveOfTooManyEntriesIsRefusedAsAnOriginAndARowInAFolder() throws IOException {
    Path zip =
        new Zip()
            .add("1.class", "")
            .add("2.class", "")
            .add("3.class", "")
            .write(folder.resolve("z.jar"));
    ArchiveLimits limits = new ArchiveLimits(2, 10_000, 100, 100, 100, 100, 4);
    OriginException e = assertThrows(OriginException.class, () -> open(zip, limits));
    assertEquals(Reason.LIMIT_EXCEEDED, e.reason());
    assertTrue(e.getMessage().contains("more than 2 entries"), e.getMessage());
    OpenOptions options = options(limits);
    try (Listing listing = Origin.parse(folder.toString(), temp).open(options)) {
      assertEquals("archive_entries", Listings.find(listing, "z.jar!").problemReason());
    }
  }

  @Test
  void aJarThatIsCutOffIsARowWithThatReason() throws IOException {
    byte[] bytes = new Zip().add("A.class", CLASS).bytes();
    Path jar = Files.write(folder.resolve("cut.jar"), Arrays.copyOf(bytes, bytes.length - 30));
    try (Listing listing = Listings.open(folder)) {
      assertEquals(List.of("cut.jar", "cut.jar!"), Listings.paths(listing));
      ListedFile row = Listings.find(listing, "cut.jar!");
      assertEquals(FileKind.FOLDER, row.kind());
      assertEquals("archive_damaged", row.problemReason());
    }
    OriginException e = assertThrows(OriginException.class, () -> open(jar));
    assertEquals(Reason.BROKEN_REPOSITORY, e.reason());
  }

  @Test
  void aJarBehindAScriptIsRead() throws IOException {
    byte[] script = "#!/bin/sh\nexec java -jar $0\n".getBytes(StandardCharsets.UTF_8);
    byte[] zip = new Zip().add("A.class", CLASS).bytes();
    byte[] both = Arrays.copyOf(script, script.length + zip.length);
    System.arraycopy(zip, 0, both, script.length, zip.length);
    Path jar = Files.write(folder.resolve("run.jar"), both);
    try (Listing listing = open(jar)) {
      assertEquals(8, Listings.find(listing, "A.class").open().readAllBytes().length);
    }
  }

  @Test
  void aTarIsUnpackedOnceAndItsLinksAreTold() throws IOException {
    Path tar =
        TestArchives.tarGz(
            folder.resolve("sources-1.tar.gz"),
            TestArchives.file("s/b.txt", 3),
            TestArchives.file("s/a.txt", 100_000),
            TestArchives.link("s/soft", "/etc/passwd", TarConstants.LF_SYMLINK),
            TestArchives.link("s/hard", "s/b.txt", TarConstants.LF_LINK),
            TestArchives.file("s/b.txt", 4));
    try (Listing listing = open(tar)) {
      assertEquals("sources-1", listing.source().repo());
      assertEquals(
          List.of("s/%dup2:b.txt", "s/a.txt", "s/b.txt", "s/hard", "s/soft"),
          Listings.paths(listing));
      assertEquals("xxx", Listings.content(listing, "s/b.txt"));
      assertEquals("xxx", Listings.content(listing, "s/hard"));
      assertEquals("x".repeat(100_000), Listings.content(listing, "s/a.txt"));
      assertEquals(FileKind.SYMLINK, Listings.find(listing, "s/soft").kind());
    }
  }

  @Test
  void aTarThatUnpacksToFarMoreThanItIsIsRefused() throws IOException {
    Path tar =
        TestArchives.tarGz(folder.resolve("bomb.tgz"), TestArchives.file("zeros", 5_000_000));
    ArchiveLimits limits = new ArchiveLimits(100, 10_000, 1 << 30, 1 << 30, 100, 1000, 4);
    OriginException e = assertThrows(OriginException.class, () -> open(tar, limits));
    assertEquals(Reason.LIMIT_EXCEEDED, e.reason());
    assertTrue(e.getMessage().contains("archive_ratio"), e.getMessage());
  }

  @Test
  void aTarThatIsCutOffIsRefused() throws IOException {
    Path tar = TestArchives.tarGz(folder.resolve("cut.tar.gz"), TestArchives.file("f", 1_000_000));
    byte[] bytes = Files.readAllBytes(tar);
    Files.write(tar, Arrays.copyOf(bytes, bytes.length - 50));
    OriginException e = assertThrows(OriginException.class, () -> open(tar));
    assertEquals(Reason.BROKEN_REPOSITORY, e.reason());
  }

  @Test
  void anArchiveHasNoRefsAndMayNotBeEmpty() throws IOException {
    Path zip = new Zip().add("a", "1").write(folder.resolve("z.zip"));
    OriginException ref =
        assertThrows(
            OriginException.class,
            () -> Origin.parse(zip.toString(), temp).open(OpenOptions.in(temp).withRef("main")));
    assertEquals(Reason.UNKNOWN_REF, ref.reason());
    Path empty = new Zip().write(folder.resolve("empty.zip"));
    assertEquals(Reason.EMPTY, assertThrows(OriginException.class, () -> open(empty)).reason());
  }

  /** Overwrites a 16-bit number of the only entry in the directory. */
  private static void patchDirectory(byte[] zip, int at, int value) {
    for (int i = zip.length - 4; i >= 0; i--) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        zip[i + at] = (byte) value;
        zip[i + at + 1] = (byte) (value >> 8);
        return;
      }
    }
    throw new AssertionError("the archive has no directory");
  }

  private OpenOptions options(ArchiveLimits limits) {
    return OpenOptions.in(folder).withLimits(new Limits(1000, 100, 1000, 1000, limits));
  }

  private Listing open(Path archive) {
    return Origin.parse(archive.toString(), temp).open(OpenOptions.in(folder));
  }

  private Listing open(Path archive, ArchiveLimits limits) {
    return Origin.parse(archive.toString(), temp).open(options(limits));
  }
}
