package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.LfsPointer;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.PathNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Reads the folders of a commit from git's object database. Sizes are asked for when a path's turn
 * has come; contents come straight from the packs.
 */
final class CommitReader implements FolderReader<ObjectId> {
  private final Repository repository;
  private final ObjectId tree;
  private final LfsStore lfs;

  CommitReader(Repository repository, ObjectId tree) {
    this(repository, tree, null);
  }

  /** A reader that has contents of {@code lfs} as well, unless it is null. */
  CommitReader(Repository repository, ObjectId tree, LfsStore lfs) {
    this.repository = repository;
    this.tree = tree;
    this.lfs = lfs;
  }

  @Override
  public ObjectId top() {
    return tree;
  }

  @Override
  public List<Entry<ObjectId>> read(ObjectId folder, String prefix) throws IOException {
    List<Entry<ObjectId>> entries = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    try (ObjectReader reader = repository.newObjectReader()) {
      CanonicalTreeParser parser = new CanonicalTreeParser();
      parser.reset(reader, folder);
      for (; !parser.eof(); parser.next(1)) {
        byte[] name = new byte[parser.getNameLength()];
        parser.getName(name, 0);
        String display = PathNames.display(name);
        int times = seen.merge(display, 1, Integer::sum);
        if (times > 1) {
          display = PathNames.duplicate(display, times);
        }
        entries.add(entry(prefix, display, parser.getEntryRawMode(), parser.getEntryObjectId()));
      }
    }
    return entries;
  }

  private Entry<ObjectId> entry(String prefix, String display, int mode, ObjectId oid) {
    if (FileMode.TREE.equals(mode)) {
      return Entry.folder(display, oid);
    }
    String path = prefix + display;
    if (FileMode.GITLINK.equals(mode)) {
      return Entry.file(display, () -> DiskFile.submodule(path, oid.name()));
    }
    FileKind kind = FileMode.SYMLINK.equals(mode) ? FileKind.SYMLINK : FileKind.FILE;
    // Old repositories hold modes such as 100664, which git reads as 100644.
    String text = FileMode.fromBits(mode).toString();
    return Entry.file(display, () -> blob(path, kind, text, oid));
  }

  private ListedFile blob(String path, FileKind kind, String mode, ObjectId oid) {
    try (ObjectReader reader = repository.newObjectReader()) {
      long size = reader.getObjectSize(oid, Constants.OBJ_BLOB);
      return new ListedFile(
          path, kind, oid.name(), mode, size, null, null, new BlobContent(repository, oid, lfs));
    } catch (IOException e) {
      String problem = "unreadable: git has no blob " + oid.name();
      return new ListedFile(path, kind, oid.name(), mode, -1, null, problem, null);
    }
  }

  private record BlobContent(Repository repository, ObjectId oid, LfsStore lfs)
      implements ListedFile.Content {
    @Override
    public InputStream open() throws IOException {
      return new BlobStream(repository, oid);
    }

    @Override
    public byte[] behind(LfsPointer pointer) throws IOException {
      return lfs == null ? null : lfs.read(pointer);
    }
  }
}
