package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ArchiveException;
import dev.sourcelake.origins.ArchiveException.Reason;
import dev.sourcelake.origins.ArchiveLimits;

/**
 * Holds the entries of one archive to its limits, by the sizes they declare: what really comes out
 * is held to those when it is read.
 */
final class EntryBounds {
  private final ArchiveLimits limits;
  private final long packedSize;
  private long total;

  EntryBounds(ArchiveLimits limits, long packedSize) {
    this.limits = limits;
    this.packedSize = packedSize;
  }

  /** Why an entry is not read, or null; entries are asked for in the archive's order. */
  String problem(ArchiveEntry entry) {
    if (entry.problem() != null || entry.size() < 0) {
      return entry.problem();
    }
    if (entry.size() > limits.entryBytes()) {
      return say(
          Reason.ARCHIVE_SIZE,
          "it declares %d bytes, more than %d".formatted(entry.size(), limits.entryBytes()));
    }
    if (entry.packed() >= 0 && limits.exceedsRatio(entry.size(), entry.packed())) {
      return say(
          Reason.ARCHIVE_RATIO,
          "it unpacks to more than %d times its %d bytes"
              .formatted(limits.ratio(), entry.packed()));
    }
    total += entry.size();
    if (total > limits.totalBytes()) {
      return say(
          Reason.ARCHIVE_SIZE,
          "with it the archive unpacks to more than %d bytes".formatted(limits.totalBytes()));
    }
    if (limits.exceedsRatio(total, packedSize)) {
      return say(
          Reason.ARCHIVE_RATIO,
          "with it the archive unpacks to more than %d times its %d bytes"
              .formatted(limits.ratio(), packedSize));
    }
    return null;
  }

  private static String say(Reason reason, String what) {
    return new ArchiveException(reason, what).getMessage();
  }
}
