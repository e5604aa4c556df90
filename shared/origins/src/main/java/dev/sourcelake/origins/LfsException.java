package dev.sourcelake.origins;

import java.io.IOException;

/** A content in Git LFS that can't be had; the message begins with a word for why. */
public final class LfsException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception; {@code word} is what the row's reason will be, such as lfs_missing. */
  public LfsException(String word, String why) {
    super(word + ": " + why);
  }
}
