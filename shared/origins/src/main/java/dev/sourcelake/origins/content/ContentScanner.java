package dev.sourcelake.origins.content;

import dev.sourcelake.model.Sha256;
import dev.sourcelake.origins.ListedFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Reads a file once: digest, size, first bytes, and the whole content where it is small enough to
 * be kept. Holds at most the kept bytes in memory. Reuses its buffers, so it is for one thread.
 */
public final class ContentScanner {
  private static final int STEP = 1 << 16;

  private final int headBytes;
  private final long keptBytes;
  private final MessageDigest digest = Sha256.digest();
  private byte[] buffer = new byte[STEP];

  /**
   * A scanner that hands out {@code headBytes} first bytes, and contents up to {@code keptBytes}.
   */
  public ContentScanner(int headBytes, long keptBytes) {
    if (headBytes <= 0 || headBytes > STEP) {
      throw new IllegalArgumentException("headBytes is 1 to " + STEP + ": " + headBytes);
    }
    this.headBytes = headBytes;
    this.keptBytes = Math.min(keptBytes, Integer.MAX_VALUE - 16);
  }

  /**
   * One pass over all bytes. The file may grow or shrink meanwhile: the bytes read are what counts.
   */
  public ScannedContent scan(ListedFile file) throws IOException {
    digest.reset();
    try (InputStream in = file.open()) {
      int filled = fill(in);
      if (filled < buffer.length) {
        return kept(filled);
      }
      byte[] head = Arrays.copyOf(buffer, headBytes);
      digest.update(buffer, 0, filled);
      long size = filled;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        size += n;
      }
      return new ScannedContent(Sha256.hex(digest.digest()), size, head, headBytes, false);
    } finally {
      if (buffer.length > 16 * STEP) {
        buffer = new byte[STEP];
      }
    }
  }

  /** Fills the buffer, growing it up to the limit; full means there may be more. */
  private int fill(InputStream in) throws IOException {
    int filled = in.readNBytes(buffer, 0, buffer.length);
    while (filled == buffer.length && filled <= keptBytes) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(keptBytes + 1, buffer.length * 2L));
      filled += in.readNBytes(buffer, filled, buffer.length - filled);
    }
    return filled;
  }

  private ScannedContent kept(int size) {
    digest.update(buffer, 0, size);
    String sha256 = Sha256.hex(digest.digest());
    int headLength = Math.min(size, headBytes);
    return size <= keptBytes
        ? new ScannedContent(sha256, size, Arrays.copyOf(buffer, size), headLength, true)
        : new ScannedContent(sha256, size, Arrays.copyOf(buffer, headLength), headLength, false);
  }
}
