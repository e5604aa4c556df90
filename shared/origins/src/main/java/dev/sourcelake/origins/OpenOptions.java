package dev.sourcelake.origins;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How an origin is opened.
 *
 * @param ref the branch, tag or commit to read; null for the files of a work tree as they lie
 *     there, and elsewhere for what HEAD names
 * @param excluded folders that are not listed, such as the lake itself, as absolute paths
 * @param workFolder an empty folder for what is fetched; its owner deletes it after the listing is
 *     closed
 * @param limits ceilings
 * @param timeout how long the other side of a connection may be silent
 * @param fetch told how a fetch gets on
 * @param elsewhere what is read of that which the repository keeps elsewhere
 */
public record OpenOptions(
    String ref,
    List<Path> excluded,
    Path workFolder,
    Limits limits,
    Duration timeout,
    FetchListener fetch,
    Elsewhere elsewhere) {
  public OpenOptions {
    excluded = List.copyOf(excluded);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
  }

  /** Options of an origin of which nothing is read that it keeps elsewhere. */
  public OpenOptions(
      String ref,
      List<Path> excluded,
      Path workFolder,
      Limits limits,
      Duration timeout,
      FetchListener fetch) {
    this(ref, excluded, workFolder, limits, timeout, fetch, Elsewhere.NOTHING);
  }

  /** Default limits, a minute of silence, nothing excluded. */
  public static OpenOptions in(Path workFolder) {
    return new OpenOptions(
        null, List.of(), workFolder, Limits.DEFAULTS, Duration.ofMinutes(1), FetchListener.NONE);
  }

  /** The same for another ref; null for the default. */
  public OpenOptions withRef(String newRef) {
    return new OpenOptions(newRef, excluded, workFolder, limits, timeout, fetch, elsewhere);
  }

  /** The same without these folders. */
  public OpenOptions without(List<Path> folders) {
    return new OpenOptions(ref, folders, workFolder, limits, timeout, fetch, elsewhere);
  }

  /** The same with other ceilings. */
  public OpenOptions withLimits(Limits newLimits) {
    return new OpenOptions(ref, excluded, workFolder, newLimits, timeout, fetch, elsewhere);
  }

  /** The same with another patience. */
  public OpenOptions withTimeout(Duration newTimeout) {
    return new OpenOptions(ref, excluded, workFolder, limits, newTimeout, fetch, elsewhere);
  }

  /** The same with somebody who is told how a fetch gets on. */
  public OpenOptions withFetch(FetchListener newFetch) {
    return new OpenOptions(ref, excluded, workFolder, limits, timeout, newFetch, elsewhere);
  }

  /** The same, which reads of what is kept elsewhere. */
  public OpenOptions with(Elsewhere places) {
    return new OpenOptions(ref, excluded, workFolder, limits, timeout, fetch, places);
  }

  /** The same in another work folder. */
  public OpenOptions withWorkFolder(Path folder) {
    return new OpenOptions(ref, excluded, folder, limits, timeout, fetch, elsewhere);
  }
}
