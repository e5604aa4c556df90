package dev.sourcelake.origins;

import dev.sourcelake.origins.internal.ArchiveListings;
import java.nio.file.Path;

/**
 * An archive whose entries are the files: zip and its kin (jar, war, ear, aar), tar, tar.gz.
 *
 * @param file absolute path without symbolic links
 */
public record ArchiveOrigin(Path file) implements Origin {
  @Override
  public void requireReachable(OpenOptions options) {
    open(options).close();
  }

  @Override
  public Listing open(OpenOptions options) {
    return ArchiveListings.open(file, options);
  }

  @Override
  public Identity identity() {
    return ArchiveListings.identity(file);
  }

  @Override
  public String display() {
    return file.toString();
  }
}
