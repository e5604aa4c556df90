package dev.sourcelake.functions.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;

/**
 * One invocation of a function.
 *
 * @param context what AWS says of it
 * @param started when it began
 * @param telemetry where its figures go
 */
public record Invocation(Context context, Instant started, Telemetry telemetry) {
  /** The time that is left. */
  public Duration remaining() {
    return Duration.ofMillis(context.getRemainingTimeInMillis());
  }

  /** Counts something for the metrics. */
  public void count(String what, long number) {
    telemetry.count(what, number);
  }
}
