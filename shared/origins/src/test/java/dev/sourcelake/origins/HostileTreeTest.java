package dev.sourcelake.origins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.testing.Listings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees that git's own commands would never write. */
class HostileTreeTest {
  @TempDir Path temp;
  private Repository repository;
  private ObjectInserter inserter;
  private ObjectId blob;

  @BeforeEach
  void makeBareRepository() throws IOException {
    repository = new FileRepositoryBuilder().setBare().setGitDir(bare().toFile()).build();
    repository.create(true);
    inserter = repository.newObjectInserter();
    blob = inserter.insert(Constants.OBJ_BLOB, bytes("content"));
  }

  @AfterEach
  void close() {
    inserter.close();
    repository.close();
  }

  @Test
  void namesThatLeadElsewhereAreEscapedAndDuplicatesToldApart() throws IOException {
    ObjectId inner = tree(entry("100644", "passwd", blob));
    commit(
        tree(
            entry("40000", "..", inner),
            entry("100644", "../../etc/shadow", blob),
            entry("40000", ".git", inner),
            entry("100644", "a", blob),
            entry("100755", "a", blob),
            entry("40000", "a", inner),
            entry("100664", "old-mode", blob),
            entry("120000", "link", blob),
            entry("160000", "module", ObjectId.fromString("1".repeat(40))),
            entry("100644", "lost", ObjectId.fromString("2".repeat(40)))));
    try (Listing listing = Listings.open(bare())) {
      assertEquals(
          List.of(
              "%bytes:%2E%2E/passwd",
              "%bytes:..%2F..%2Fetc%2Fshadow",
              "%dup2:a",
              "%dup3:a/passwd",
              ".git/passwd",
              "a",
              "link",
              "lost",
              "module",
              "old-mode"),
          Listings.paths(listing));
      assertEquals("content", Listings.content(listing, "%bytes:%2E%2E/passwd"));
      assertEquals("100644", Listings.find(listing, "old-mode").mode());
      assertEquals("1".repeat(40), Listings.find(listing, "module").gitOid());
      ListedFile lost = Listings.find(listing, "lost");
      assertFalse(lost.readable());
      assertEquals("unreadable: git has no blob " + "2".repeat(40), lost.problem());
      assertEquals(Source.Kind.GIT, listing.source().kind());
      assertEquals("hostile", listing.source().repo());
    }
  }

  @Test
  void aTreeOfManyPathsFromFewObjectsIsStopped() throws IOException {
    ObjectId level = tree(entry("100644", "f", blob));
    for (int i = 0; i < 10; i++) {
      ObjectId below = level;
      byte[][] entries = new byte[10][];
      for (int k = 0; k < 10; k++) {
        entries[k] = entry("40000", "d" + k, below);
      }
      level = tree(entries);
    }
    commit(level);
    Limits limits = new Limits(5000, 100, 1000, 1000);
    OpenOptions options = OpenOptions.in(temp).withLimits(limits);
    try (Listing listing = Origin.parse(bare().toString(), temp).open(options)) {
      OriginException e = assertThrows(OriginException.class, () -> Listings.paths(listing));
      assertEquals(Reason.LIMIT_EXCEEDED, e.reason());
    }
  }

  private Path bare() throws IOException {
    return temp.toRealPath().resolve("hostile.git");
  }

  private void commit(ObjectId tree) throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setAuthor(new PersonIdent("a", "a@example.org", Instant.EPOCH, ZoneOffset.UTC));
    commit.setCommitter(commit.getAuthor());
    commit.setMessage("m");
    ObjectId id = inserter.insert(commit);
    inserter.flush();
    RefUpdate update = repository.updateRef(Constants.HEAD);
    update.setNewObjectId(id);
    update.update();
  }

  private ObjectId tree(byte[]... entries) throws IOException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      raw.writeBytes(entry);
    }
    return inserter.insert(Constants.OBJ_TREE, raw.toByteArray());
  }

  private static byte[] entry(String mode, String name, ObjectId id) {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    raw.writeBytes(bytes(mode + " " + name + "\0"));
    byte[] oid = new byte[Constants.OBJECT_ID_LENGTH];
    id.copyRawTo(oid, 0);
    raw.writeBytes(oid);
    return raw.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
