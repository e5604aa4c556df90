package dev.sourcelake.origins.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.FileStat;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.Source;
import dev.sourcelake.origins.Source.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HashReuseTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long STARTED = 1_000 * SECOND;
  private static final FileStat STAT = new FileStat(5, 100 * SECOND, 100 * SECOND, 7);
  private static final Optional<String> TAKEN = Optional.of("sha");
  private static final Optional<String> READ = Optional.empty();

  private final HashReuse folder =
      HashReuse.of(source(Kind.WORKTREE, "here"), "worktree", "here", STARTED);

  @Test
  void anUnchangedFileOfTheSameFolderIsNotRead() {
    assertEquals(TAKEN, folder.sha256(file(STAT, "a"), previous(STAT, "b")));
  }

  @Test
  void anyDifferenceIsRead() {
    for (FileStat other :
        new FileStat[] {
          new FileStat(6, 100 * SECOND, 100 * SECOND, 7),
          new FileStat(5, 100 * SECOND + 1, 100 * SECOND, 7),
          new FileStat(5, 100 * SECOND, 100 * SECOND + 1, 7),
          new FileStat(5, 100 * SECOND, 100 * SECOND, 8),
          null,
        }) {
      assertEquals(READ, folder.sha256(file(STAT, null), previous(other, null)));
      assertEquals(READ, folder.sha256(file(other, null), previous(STAT, null)));
    }
    assertEquals(READ, folder.sha256(file(STAT, null), null));
  }

  @Test
  void timesTooNearToThePreviousScanAreNotTrusted() {
    for (long moment : new long[] {STARTED - SECOND, STARTED, STARTED + SECOND}) {
      FileStat changed = new FileStat(5, moment, 100 * SECOND, 7);
      FileStat renamed = new FileStat(5, 100 * SECOND, moment, 7);
      assertEquals(READ, folder.sha256(file(changed, null), previous(changed, null)));
      assertEquals(READ, folder.sha256(file(renamed, null), previous(renamed, null)));
    }
    FileStat old = new FileStat(5, STARTED - 3 * SECOND, STARTED - 3 * SECOND, 7);
    assertEquals(TAKEN, folder.sha256(file(old, null), previous(old, null)));
  }

  @Test
  void anotherFolderOrWayOfReadingIsRead() {
    assertEquals(
        READ,
        HashReuse.of(source(Kind.WORKTREE, "here"), "worktree", "there", STARTED)
            .sha256(file(STAT, "a"), previous(STAT, "a")));
    // The index of a work tree says what was added, not what lies there.
    assertEquals(
        READ,
        HashReuse.of(source(Kind.GIT, null), "worktree", "here", STARTED)
            .sha256(file(null, "a"), previous(STAT, "a")));
    assertEquals(READ, HashReuse.none().sha256(file(STAT, "a"), previous(STAT, "a")));
  }

  @Test
  void theSameObjectOfGitIsNotRead() {
    HashReuse objects = HashReuse.of(source(Kind.GIT, null), "git", null, STARTED);
    assertEquals(TAKEN, objects.sha256(file(null, "a"), previous(null, "a")));
    assertEquals(READ, objects.sha256(file(null, "a"), previous(null, "b")));
    assertEquals(READ, objects.sha256(file(null, null), previous(null, null)));
  }

  private static Source source(Kind kind, String location) {
    return new Source(kind, "r", "o", null, null, location);
  }

  private static ListedFile file(FileStat stat, String oid) {
    return new ListedFile("p", FileKind.FILE, oid, "100644", 5, stat, null, () -> null);
  }

  private static PreviousFile previous(FileStat stat, String oid) {
    return new PreviousFile("sha", oid, stat, "file", null, null, "source", null, false);
  }
}
