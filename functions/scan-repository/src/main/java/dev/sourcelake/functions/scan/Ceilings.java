package dev.sourcelake.functions.scan;

import dev.sourcelake.functions.PermanentException;
import dev.sourcelake.origins.FetchListener;
import dev.sourcelake.origins.Limits;
import dev.sourcelake.stages.ScanListener;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a scan may take of the function's disk and time. A repository that is known to be too large
 * is refused before anything is fetched, one that turns out to be as soon as it does; both with the
 * figures.
 *
 * @param repo the repository, for messages
 * @param packBytes what a fetch may transfer
 * @param remaining the time that is left
 */
record Ceilings(String repo, long packBytes, Supplier<Duration> remaining)
    implements FetchListener, ScanListener {
  /** Of the disk, what a fetched pack may take; its index and spilled rows need room too. */
  private static final double PART_OF_DISK = 0.6;

  /** What is left for the end of a scan: the last pack and the tables of the run. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /** A fetch and a scan at their slowest, together. */
  private static final long BYTES_PER_SECOND = 1 << 20;

  private static final long MIB = 1 << 20;

  /** The ceilings of an invocation with so much disk. */
  static Ceilings of(String repo, long diskBytes, Supplier<Duration> remaining) {
    return new Ceilings(
        repo,
        Math.clamp((long) (diskBytes * PART_OF_DISK), 1, Limits.DEFAULTS.packBytes()),
        remaining);
  }

  /** Refuses a repository whose known size fits neither the disk nor the time. */
  void admit(Optional<Long> sizeBytes) {
    long size = sizeBytes.orElse(0L);
    long inTime = Math.max(0, remaining.get().minus(MARGIN).toSeconds()) * BYTES_PER_SECOND;
    if (size > packBytes) {
      throw refused(
          "has %d MiB".formatted(size / MIB), "disk for %d MiB".formatted(packBytes / MIB));
    }
    if (size > inTime) {
      throw refused(
          "has %d MiB".formatted(size / MIB),
          "time for %d MiB (%d s)".formatted(inTime / MIB, remaining.get().toSeconds()));
    }
  }

  /** The limits of the fetch. */
  Limits limits() {
    Limits usual = Limits.DEFAULTS;
    return new Limits(usual.paths(), usual.depth(), usual.blobBytes(), packBytes);
  }

  @Override
  public void begun() {}

  @Override
  public void expects(long objects) {}

  /** Ends a fetch for which time runs out. */
  @Override
  public void received(long bytes) {
    inTime("%d MiB were fetched".formatted(bytes / MIB));
  }

  @Override
  public void received(int objects) {}

  @Override
  public void phase(Phase phase, long files, long bytes) {}

  @Override
  public void advanced(long files, long bytes) {
    inTime("not all files were read");
  }

  @Override
  public void note(String line) {}

  private void inTime(String soFar) {
    if (remaining.get().compareTo(MARGIN) < 0) {
      throw refused("is too large", "no more time: " + soFar);
    }
  }

  private PermanentException refused(String what, String limit) {
    return new PermanentException(
        "'%s' %s, and the function has %s. Give it more, or scan the repository by the command line into the same lake"
            .formatted(repo, what, limit));
  }
}
