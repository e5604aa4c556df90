package dev.sourcelake.origins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads folders of the file system. */
final class DiskFolder {
  static final String GIT = ".git";

  private static final byte[] GITDIR = "gitdir:".getBytes(StandardCharsets.US_ASCII);

  private DiskFolder() {}

  /** The paths in a folder. */
  static List<Path> children(Path folder) throws IOException {
    // Between the look at its parent and this one a folder may have become a link.
    if (Files.isSymbolicLink(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return children;
  }

  /** What lies at a path, or null where it has gone since its folder was read. */
  static DiskFile lookAt(Path path) throws IOException {
    try {
      return DiskFile.of(path);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Whether a folder is the top of a git work tree of its own. */
  static boolean isRepository(Path folder) {
    Path git = folder.resolve(GIT);
    return isGitFile(git) || isGitFolder(git);
  }

  /** A submodule and a linked work tree have a file that says where their objects are. */
  private static boolean isGitFile(Path git) {
    if (!Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(git)) {
      return Arrays.equals(in.readNBytes(GITDIR.length), GITDIR);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a folder is what git keeps its objects in, by the signs that git itself looks for. */
  static boolean isGitFolder(Path folder) {
    return Files.isDirectory(folder.resolve("objects"))
        && Files.isDirectory(folder.resolve("refs"))
        && Files.exists(folder.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS);
  }
}
