package dev.sourcelake.origins.content;

import dev.sourcelake.origins.FileStat;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.Source;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides whether a file's digest can be taken over from the previous scan without reading the
 * file.
 *
 * <p>In a folder that holds where it is the very same folder, and size, time of change, time of
 * status change and inode are all unchanged. As git does for its index, a time too near to that
 * scan's start is not trusted: an edit within the clock's step would show no other time ("racy
 * git"). In git's object database the object id decides.
 */
public final class HashReuse {
  /** FAT keeps times in steps of two seconds; no file system in use is coarser. */
  static final Duration RACY = Duration.ofSeconds(2);

  private final boolean sameFolder;
  private final boolean sameObjects;
  private final long trustedBeforeNs;

  private HashReuse(boolean sameFolder, boolean sameObjects, long trustedBeforeNs) {
    this.sameFolder = sameFolder;
    this.sameObjects = sameObjects;
    this.trustedBeforeNs = trustedBeforeNs;
  }

  /** Nothing to take over: the first scan of a repository. */
  public static HashReuse none() {
    return new HashReuse(false, false, 0);
  }

  /**
   * Takes over from the previous scan.
   *
   * @param previousKind text of the column {@code origin_kind} of that scan
   * @param previousLocation its {@link Source#location}, or null
   * @param previousStartedNs when it began, in nanoseconds since 1970
   */
  public static HashReuse of(
      Source now, String previousKind, String previousLocation, long previousStartedNs) {
    boolean objects = now.kind() == Source.Kind.GIT && now.kind().id().equals(previousKind);
    boolean folder =
        now.kind() != Source.Kind.GIT
            && now.kind().id().equals(previousKind)
            && now.location() != null
            && now.location().equals(previousLocation);
    return new HashReuse(folder, objects, previousStartedNs - RACY.toNanos());
  }

  /** The digest, where it is certain; {@code previous} is null for a path that was not there. */
  public Optional<String> sha256(ListedFile file, PreviousFile previous) {
    if (previous == null || previous.sha256() == null || !file.readable()) {
      return Optional.empty();
    }
    boolean same =
        (sameObjects && file.gitOid() != null && file.gitOid().equals(previous.gitOid()))
            || (sameFolder && unchanged(file.stat(), previous.stat()));
    return same ? Optional.of(previous.sha256()) : Optional.empty();
  }

  private boolean unchanged(FileStat now, FileStat then) {
    return now != null
        && now.equals(then)
        && now.mtimeNs() < trustedBeforeNs
        && now.ctimeNs() < trustedBeforeNs;
  }
}
