package dev.sourcelake.origins.blobs;

/**
 * A set of SHA-256 digests in 24 to 48 bytes each, so that a repository of a million files fits. It
 * keeps the first 128 bits; that two contents share those by chance is out of the question, and
 * whoever crafts them needs 2^64 tries to hide a file of their own.
 */
public final class ShaSet {
  private long[] table = new long[2048];
  private int size;

  /** Adds a digest in hexadecimal; false where it is in already. */
  public boolean add(String sha256) {
    long high = Long.parseUnsignedLong(sha256, 0, 16, 16);
    long low = Long.parseUnsignedLong(sha256, 16, 32, 16);
    int at = find(table, high, low);
    if ((table[at] | table[at + 1]) != 0) {
      return false;
    }
    table[at] = high;
    table[at + 1] = low;
    if (++size * 3L > table.length) {
      grow();
    }
    return true;
  }

  /** Whether a digest is in. */
  public boolean contains(String sha256) {
    long high = Long.parseUnsignedLong(sha256, 0, 16, 16);
    long low = Long.parseUnsignedLong(sha256, 16, 32, 16);
    int at = find(table, high, low);
    return (table[at] | table[at + 1]) != 0;
  }

  /** How many digests are in. */
  public int size() {
    return size;
  }

  private void grow() {
    long[] old = table;
    table = new long[Math.multiplyExact(old.length, 2)];
    for (int i = 0; i < old.length; i += 2) {
      if ((old[i] | old[i + 1]) != 0) {
        int at = find(table, old[i], old[i + 1]);
        table[at] = old[i];
        table[at + 1] = old[i + 1];
      }
    }
  }

  /**
   * The place of a digest, or the free one where it belongs; digests spread evenly by themselves.
   */
  private static int find(long[] table, long high, long low) {
    int mask = table.length - 2;
    int at = (int) (high ^ low) << 1 & mask;
    while ((table[at] | table[at + 1]) != 0 && (table[at] != high || table[at + 1] != low)) {
      at = at + 2 & mask;
    }
    return at;
  }
}
