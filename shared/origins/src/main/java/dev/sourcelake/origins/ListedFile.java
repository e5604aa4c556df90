package dev.sourcelake.origins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A path of a listing.
 *
 * @param path the path below the listed folder, parts joined by {@code /}; see {@link PathNames}
 *     for names that are no UTF-8
 * @param kind what it is, as far as that is known without its content
 * @param gitOid the object id under which git lists it (the index in a work tree, whose file may
 *     have been edited since), or null; of an archive's entry the archive's
 * @param mode Git's file mode in octal
 * @param size bytes, or -1 where it has none
 * @param stat what the file system says, or null for what lies in git's object database; of an
 *     archive's entry its size and the archive's times
 * @param problem why it can't be read, in one line, or null
 * @param content opens the content
 */
public record ListedFile(
    String path,
    FileKind kind,
    String gitOid,
    String mode,
    long size,
    FileStat stat,
    String problem,
    Content content) {
  private static final List<String> WORDS = List.of("archive_", "lfs_", "submodule_");

  /** The same, with why it can't be read. */
  public ListedFile withProblem(String why) {
    return new ListedFile(path, kind, gitOid, mode, size, stat, why, content);
  }

  /** Whether it is a file whose content can be asked for. */
  public boolean readable() {
    return kind.hasContent() && problem == null;
  }

  /**
   * The raw bytes, no filter applied; the caller closes the stream. Only where {@link #readable}.
   * May be called from any thread while the listing is open.
   */
  public InputStream open() throws IOException {
    if (!readable()) {
      throw new IOException("'" + path + "' (" + kind.id() + ") has no content to read");
    }
    return content.open();
  }

  /** The word for why it can't be read: what its problem begins with, before a colon; else null. */
  public String problemReason() {
    if (problem == null) {
      return null;
    }
    int colon = problem.indexOf(':');
    boolean named = WORDS.stream().anyMatch(problem::startsWith);
    return named && colon > 0 ? problem.substring(0, colon) : "unreadable";
  }

  /** Where content comes from. */
  @FunctionalInterface
  public interface Content {
    /** Opens it anew at each call. */
    InputStream open() throws IOException;

    /**
     * The content in Git LFS that this one stands for, in memory; null where such contents are not
     * read. {@link LfsException} says why it can't be had.
     */
    default byte[] behind(LfsPointer pointer) throws IOException {
      return null;
    }

    /** The file that holds just this content, or null where there is none. */
    default Path onDisk() {
      return null;
    }
  }
}
