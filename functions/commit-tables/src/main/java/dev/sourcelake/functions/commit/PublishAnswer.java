package dev.sourcelake.functions.commit;

import dev.sourcelake.lake.PublishResult;
import java.util.OptionalLong;

/**
 * What the workflow is told of a request.
 *
 * @param outcome PUBLISHED, SUPERSEDED, REPLAN or REFUSED; FORGOTTEN where a repository was to go
 * @param entry the journal entry that holds it; 0 where none does
 * @param reason why it was not published; empty where it was
 */
record PublishAnswer(String outcome, long entry, String reason) {
  /** A repository is gone: by this entry, or it was not there. */
  static PublishAnswer forgotten(OptionalLong entry) {
    return new PublishAnswer(
        "FORGOTTEN", entry.orElse(0), entry.isPresent() ? "" : "the lake has no such repository");
  }

  static PublishAnswer of(PublishResult result) {
    return switch (result) {
      case PublishResult.Published published ->
          new PublishAnswer("PUBLISHED", published.entry(), "");
      case PublishResult.Superseded superseded ->
          new PublishAnswer("SUPERSEDED", 0, superseded.reason());
      case PublishResult.Replan replan -> new PublishAnswer("REPLAN", 0, replan.reason());
      case PublishResult.Refused refused -> new PublishAnswer("REFUSED", 0, refused.reason());
    };
  }
}
