package dev.sourcelake.origins.content;

/** What one pass over a file's bytes gave. */
public final class ScannedContent {
  private final String sha256;
  private final long size;
  private final byte[] start;
  private final int headLength;
  private final boolean whole;

  ScannedContent(String sha256, long size, byte[] start, int headLength, boolean whole) {
    this.sha256 = sha256;
    this.size = size;
    this.start = start;
    this.headLength = headLength;
    this.whole = whole;
  }

  /** A content that is at hand, such as one made in memory. */
  public static ScannedContent of(String sha256, byte[] bytes) {
    return new ScannedContent(sha256, bytes.length, bytes, bytes.length, true);
  }

  /** Digest of all bytes. */
  public String sha256() {
    return sha256;
  }

  /** How many bytes there were. */
  public long size() {
    return size;
  }

  /** An array that begins with the first bytes, {@link #headLength} of them; not to be changed. */
  public byte[] head() {
    return start;
  }

  /** How many of {@link #head} are first bytes of the file. */
  public int headLength() {
    return headLength;
  }

  /** All bytes, or null where there are more than the limit; not to be changed. */
  public byte[] bytes() {
    return whole ? start : null;
  }
}
