package dev.sourcelake.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

@NeedsNode
class WatchStackTest {
  private final Template watch = Synthesized.provided().watch();

  @Test
  void whatNeedsAPersonRaisesAnAlarm() {
    Map<String, Long> metrics =
        Resources.ofType(watch, "AWS::CloudWatch::Alarm").values().stream()
            .collect(
                Collectors.groupingBy(
                    alarm -> alarm.path("MetricName").asText(), Collectors.counting()));
    long functions = Stage.values().length;
    assertEquals(
        Map.of(
            "ApproximateNumberOfMessagesVisible", 2L,
            "ApproximateAgeOfOldestMessage", 2L,
            "ExecutionsFailed", 2L,
            "ExecutionsTimedOut", 1L,
            "Errors", functions,
            "Throttles", functions),
        metrics);
  }

  @Test
  void theDeadLettersAreWatchedNotTheQueues() {
    Resources.ofType(watch, "AWS::CloudWatch::Alarm").values().stream()
        .filter(
            alarm -> alarm.path("MetricName").asText().equals("ApproximateNumberOfMessagesVisible"))
        .forEach(alarm ->
            assertTrue(
                alarm.path("Dimensions").toString().contains("DeadLetters"),
                () -> alarm.path("Dimensions").toString()));
  }

  @Test
  void onePageShowsTheRest() {
    watch.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
  }
}
