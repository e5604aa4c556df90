package dev.sourcelake.origins;

import java.io.IOException;
import java.io.InputStream;

/**
 * A path of a listing.
 *
 * @param path the path below the listed folder, parts joined by {@code /}; see {@link PathNames}
 *     for names that are no UTF-8
 * @param kind what it is, as far as that is known without its content
 * @param gitOid the object id under which git lists it (the index in a work tree, whose file may
 *     have been edited since), or null
 * @param mode Git's file mode in octal
 * @param size bytes, or -1 where it has none
 * @param stat what the file system says, or null for what lies in git's object database
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

  /** Whether it is a file whose content can be asked for. */
  public boolean readable() {
    return kind == FileKind.FILE && problem == null;
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

  /** Where content comes from. */
  @FunctionalInterface
  public interface Content {
    /** Opens it anew at each call. */
    InputStream open() throws IOException;
  }
}
