package dev.sourcelake.origins;

/**
 * How large an origin may be before it is refused as a whole; guards against hostile repositories,
 * far above what honest ones hold.
 *
 * @param paths listed paths
 * @param depth folders above one path
 * @param blobBytes one object of a fetched repository, unpacked
 * @param packBytes all that a fetch transfers, packed
 * @param archives of archives, whose excess is rows of their own and refuses nothing else
 */
public record Limits(
    long paths, int depth, long blobBytes, long packBytes, ArchiveLimits archives) {
  /** Ten million paths, 256 folders deep, 4 GiB an object, 64 GiB a fetch. */
  public static final Limits DEFAULTS = new Limits(10_000_000, 256, 4L << 30, 64L << 30);

  public Limits {
    requirePositive("paths", paths);
    requirePositive("depth", depth);
    requirePositive("blobBytes", blobBytes);
    requirePositive("packBytes", packBytes);
  }

  /** Limits with the default ones of archives. */
  public Limits(long paths, int depth, long blobBytes, long packBytes) {
    this(paths, depth, blobBytes, packBytes, ArchiveLimits.DEFAULTS);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
  }
}
