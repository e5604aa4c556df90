package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.FileStat;
import dev.sourcelake.origins.ListedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What lies at a path of the file system, links not followed.
 *
 * @param executable whether its owner may run it
 */
record DiskFile(Path path, Type type, boolean executable, FileStat stat) {
  private static final int TYPE_MASK = 0170000;

  enum Type {
    FILE,
    FOLDER,
    SYMLINK,
    OTHER
  }

  /** One question to the file system. */
  static DiskFile of(Path path) throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? ofUnix(path)
        : ofOther(path);
  }

  private static DiskFile ofUnix(Path path) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(
            path, "unix:mode,size,lastModifiedTime,ctime,ino", LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) attributes.get("mode");
    Type type =
        switch (mode & TYPE_MASK) {
          case 0100000 -> Type.FILE;
          case 0040000 -> Type.FOLDER;
          case 0120000 -> Type.SYMLINK;
          default -> Type.OTHER;
        };
    return new DiskFile(
        path,
        type,
        (mode & 0100) != 0,
        new FileStat(
            (Long) attributes.get("size"),
            nanos((FileTime) attributes.get("lastModifiedTime")),
            nanos((FileTime) attributes.get("ctime")),
            (Long) attributes.get("ino")));
  }

  private static DiskFile ofOther(Path path) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Type type = Type.OTHER;
    if (attributes.isRegularFile()) {
      type = Type.FILE;
    } else if (attributes.isDirectory()) {
      type = Type.FOLDER;
    } else if (attributes.isSymbolicLink()) {
      type = Type.SYMLINK;
    }
    return new DiskFile(
        path,
        type,
        false,
        new FileStat(attributes.size(), nanos(attributes.lastModifiedTime()), -1, -1));
  }

  /** The content of a file of the file system. */
  private record DiskContent(Path onDisk) implements ListedFile.Content {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(onDisk, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  /** Its row: a file, a link, or something that can only be named. */
  ListedFile listed(String listedPath, String gitOid) {
    return switch (type) {
      case FILE ->
          new ListedFile(
              listedPath,
              FileKind.FILE,
              gitOid,
              executable ? "100755" : "100644",
              stat.size(),
              stat,
              null,
              new DiskContent(path));
      case SYMLINK ->
          new ListedFile(
              listedPath, FileKind.SYMLINK, gitOid, "120000", stat.size(), stat, null, null);
      case FOLDER, OTHER ->
          new ListedFile(listedPath, FileKind.SPECIAL, gitOid, null, -1, stat, null, null);
    };
  }

  /** The row of a path that the file system does not let us look at. */
  static ListedFile unreadable(String listedPath, String gitOid, IOException e) {
    return new ListedFile(
        listedPath, FileKind.FILE, gitOid, null, -1, null, "unreadable: " + Walk.why(e), null);
  }

  /** The row of another repository. */
  static ListedFile submodule(String listedPath, String gitOid) {
    return new ListedFile(listedPath, FileKind.SUBMODULE, gitOid, "160000", -1, null, null, null);
  }
}
