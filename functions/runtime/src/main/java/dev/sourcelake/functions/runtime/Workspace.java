package dev.sourcelake.functions.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The function's part of the temporary folder. It outlives an invocation, and even the process in
 * it: what a process that died left there is removed by the next.
 */
public final class Workspace {
  private static final String PREFIX = "sourcelake-";

  private final Path folder;

  private Workspace(Path folder) {
    this.folder = folder;
  }

  /** Opens this process's part, and removes the parts of processes that are no more. */
  public static Workspace open(Path temporary) {
    try {
      try (DirectoryStream<Path> others = Files.newDirectoryStream(temporary, PREFIX + "*")) {
        for (Path other : others) {
          if (isOrphan(other)) {
            delete(other);
          }
        }
      }
      return new Workspace(
          Files.createDirectories(temporary.resolve(PREFIX + ProcessHandle.current().pid())));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use the temporary folder " + temporary, e);
    }
  }

  private static boolean isOrphan(Path folder) {
    String pid = folder.getFileName().toString().substring(PREFIX.length());
    return pid.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }

  /** A new empty folder in it. */
  public Path fresh(String prefix) throws IOException {
    return Files.createTempDirectory(folder, prefix);
  }

  /** The folder itself. */
  public Path folder() {
    return folder;
  }

  /** Bytes that may still be written. */
  public long usableBytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /** Deletes a folder and all below it; links are not followed. */
  public static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
