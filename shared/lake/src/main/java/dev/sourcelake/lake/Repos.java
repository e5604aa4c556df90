package dev.sourcelake.lake;

import java.util.Optional;
import java.util.stream.Stream;

/** What the lake knows of its repositories. */
@SuppressWarnings("DoNotCallSuggester")
public final class Repos {
  Repos() {}

  /** The state of a repository; empty where nothing of it was ever published. */
  public Optional<RepoState> state(String repo) {
    throw new UnsupportedOperationException();
  }

  /** The states of all repositories, in the order of their slugs; the caller closes the stream. */
  public Stream<RepoState> all() {
    throw new UnsupportedOperationException();
  }

  /**
   * The base of a scan that is planned now; {@link LakeException} where the name is bound to
   * another origin.
   */
  public long base(String repo, String origin) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes the next place among a repository's scans; of several callers each gets its own. {@link
   * LakeException} where the name is bound to another origin.
   */
  public ScanTicket nextScan(String repo, String origin) {
    throw new UnsupportedOperationException();
  }
}
