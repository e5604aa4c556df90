package dev.sourcelake.cli.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file being written, which appears whole under its name when it is committed and not at all when
 * it is closed before that. What is no regular file, such as a pipe, is written to directly.
 */
public final class OutputFile implements AutoCloseable {
  private final Path file;
  private final Path temporary;
  private OutputStream stream;

  /** Prepares to write a file; an existing one stays until the new one is whole. */
  public OutputFile(Path file) {
    this.file = file;
    this.temporary =
        Files.exists(file) && !Files.isRegularFile(file)
            ? file
            : file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
  }

  /** Opens the stream to write to. */
  public OutputStream open() throws IOException {
    stream = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16);
    return stream;
  }

  /** Ends the writing and gives the file its name. */
  public void commit() throws IOException {
    if (stream != null) {
      stream.close();
    }
    if (!temporary.equals(file)) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (stream != null) {
        stream.close();
      }
    } finally {
      if (!temporary.equals(file)) {
        Files.deleteIfExists(temporary);
      }
    }
  }
}
