package dev.sourcelake.lake;

import java.util.Map;

/** What became of a publish request. */
public sealed interface PublishResult {
  /**
   * It is in every table.
   *
   * @param entry the journal entry that holds it
   * @param versions each table's version with it, by table
   */
  record Published(long entry, Map<String, Long> versions) implements PublishResult {
    public Published {
      versions = Map.copyOf(versions);
    }
  }

  /** The repository has changed since the scan was planned: plan and prepare it again. */
  record Replan(String reason) implements PublishResult {}

  /** A newer scan of the repository is in, so that this one has nothing to add: a success. */
  record Superseded(String reason) implements PublishResult {}

  /** It must not be published as it is: scan again, under another name or from the right origin. */
  record Refused(String reason) implements PublishResult {}
}
