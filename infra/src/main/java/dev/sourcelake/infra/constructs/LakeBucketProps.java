package dev.sourcelake.infra.constructs;

import java.util.List;
import java.util.Objects;

/**
 * What a lake's bucket is told.
 *
 * @param runDays days after which a scan's working files go
 * @param oldVersionDays days for which deleted and replaced objects are kept
 * @param publisher the ARN, or a pattern of it, of the role that publishes
 * @param maintainers further ARNs or patterns that may write to the log and delete
 */
public record LakeBucketProps(
    int runDays, int oldVersionDays, String publisher, List<String> maintainers) {
  /** Copies the list. */
  public LakeBucketProps {
    Objects.requireNonNull(publisher, "publisher");
    maintainers = List.copyOf(maintainers);
  }
}
