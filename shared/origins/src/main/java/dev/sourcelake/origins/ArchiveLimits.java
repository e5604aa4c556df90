package dev.sourcelake.origins;

/**
 * How large an archive may be; what lies beyond is a row with its reason, and nothing of it is
 * read. Guards against bombs: archives that unpack to far more than honest ones do.
 *
 * @param entries entries of one archive
 * @param directoryBytes the directory of one zip archive, which is held in memory
 * @param entryBytes one entry, unpacked
 * @param totalBytes all entries of one archive, unpacked
 * @param ratio how many times larger than packed an entry, or a whole archive, may be
 * @param ratioFloor up to so many bytes anything may be packed as well as it can
 * @param depth archives inside of archives
 */
public record ArchiveLimits(
    int entries,
    long directoryBytes,
    long entryBytes,
    long totalBytes,
    int ratio,
    long ratioFloor,
    int depth) {
  /** Far above what build tools make, and small enough for a laptop's memory and patience. */
  public static final ArchiveLimits DEFAULTS =
      new ArchiveLimits(500_000, 64L << 20, 1L << 30, 16L << 30, 200, 16L << 20, 4);

  public ArchiveLimits {
    if (entries < 1 || directoryBytes < 1 || entryBytes < 1 || totalBytes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
    if (ratio < 1 || ratioFloor < 0 || depth < 0) {
      throw new IllegalArgumentException("ratio must be positive, ratioFloor and depth not less");
    }
  }

  /** Whether so many bytes are suspiciously many to come out of so few. */
  public boolean exceedsRatio(long unpacked, long packed) {
    return unpacked > ratioFloor && unpacked / ratio > packed;
  }
}
