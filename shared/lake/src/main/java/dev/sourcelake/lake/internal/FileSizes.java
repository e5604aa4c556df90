package dev.sourcelake.lake.internal;

import dev.sourcelake.lake.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How large the files of a partition should be, so that a change of one path rewrites little and a
 * reader opens few files.
 *
 * @param target bytes of a file that is written anew, about
 */
public record FileSizes(long target) {
  private static final long MIN_TARGET = 1L << 20;
  private static final long MAX_TARGET = 128L << 20;
  private static final int FILES_OF_A_PARTITION = 64;

  /** A file is small below this part of the target. */
  private static final int SMALL = 8;

  /** So many small files of one tier are folded together; each tier is so many times the last. */
  private static final int FAN_IN = 4;

  /** The sizes for a partition with these files and those that come. */
  public static FileSizes of(List<DataFile> active, List<DataFile> staged) {
    long bytes = Stream.concat(active.stream(), staged.stream()).mapToLong(DataFile::bytes).sum();
    return new FileSizes(Math.clamp(bytes / FILES_OF_A_PARTITION, MIN_TARGET, MAX_TARGET));
  }

  /**
   * How large files may get into which so many bytes go: they come out about equal, near the
   * target, and without a small one at the end.
   */
  public long limit(long bytes) {
    long parts = Math.max(1, Math.round((double) bytes / target));
    return Math.max(target, bytes / parts + bytes / parts / 10);
  }

  /**
   * The files to fold into larger ones; none where few are small. Small files are folded when there
   * are several of about one size, together with all smaller ones, so that a byte is written anew
   * once for each fourfold growth of its file and not with each scan.
   */
  public List<DataFile> toFold(List<DataFile> files) {
    TreeMap<Integer, List<DataFile>> tiers = new TreeMap<>();
    for (DataFile file : files) {
      if (file.bytes() < target / SMALL) {
        tiers.computeIfAbsent(tier(file), tier -> new ArrayList<>()).add(file);
      }
    }
    while (!tiers.isEmpty() && tiers.lastEntry().getValue().size() < FAN_IN) {
      tiers.pollLastEntry();
    }
    return tiers.values().stream().flatMap(List::stream).toList();
  }

  private static int tier(DataFile file) {
    int tier = 0;
    for (long limit = MIN_TARGET / SMALL; file.bytes() >= limit; limit *= FAN_IN) {
      tier++;
    }
    return tier;
  }
}
