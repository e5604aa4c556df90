package dev.sourcelake.origins.classify;

import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.attributes.FileAttributes;
import dev.sourcelake.origins.content.PreviousFile;
import java.util.Optional;

/** Decides what files are, by rules that are data. May be used by several threads. */
public final class FileClassifier {
  /** How many bytes of a file's start are looked at, as git does. */
  public static final int HEAD_BYTES = 8000;

  private final long maxFileSize;

  /** A classifier that sets files over {@code maxFileSize} bytes aside. */
  public FileClassifier(long maxFileSize) {
    this.maxFileSize = maxFileSize;
  }

  /** Digest of all rules: previous rows of other rules say nothing about today's. */
  public String version() {
    return "";
  }

  /** What the first bytes of a file (at most {@link #HEAD_BYTES}) say. */
  public HeadTraits read(String path, byte[] head, int length) {
    return null;
  }

  /**
   * What the first bytes of an unchanged file said, so far as the row that was made of them by the
   * same rules tells; empty where it has to be read again.
   */
  public Optional<HeadTraits> recall(
      PreviousFile previous, ListedFile file, FileAttributes attributes) {
    return Optional.empty();
  }

  /**
   * Decides.
   *
   * @param traits null for what has no content, or could not be read
   * @param testRoot whether the path lies below a test root of its build unit
   */
  public Classification classify(
      ListedFile file, FileAttributes attributes, HeadTraits traits, boolean testRoot) {
    return maxFileSize < 0 ? null : new Classification(file.kind(), null, null, null, null);
  }
}
