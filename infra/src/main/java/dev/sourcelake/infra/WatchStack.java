package dev.sourcelake.infra;

import dev.sourcelake.infra.constructs.StageFunction;
import dev.sourcelake.infra.constructs.WorkQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmWidget;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** Alarms for what needs a person, and one page that shows the rest. */
public final class WatchStack extends Stack {
  private static final Duration PERIOD = Duration.minutes(5);

  private final Optional<IAlarmAction> action;
  private final List<Alarm> alarms = new ArrayList<>();

  /** Makes the alarms and the dashboard. */
  public WatchStack(
      Construct scope, String id, StackProps props, Settings settings, WorkflowStack watched) {
    super(scope, id, props);
    action =
        settings
            .alarmTopic()
            .map(arn -> new SnsAction(Topic.fromTopicArn(this, "AlarmTopic", arn)));
    StateMachine scans = watched.workflow().stateMachine();
    queueAlarms("Shards", watched.shards(), Duration.hours(2));
    queueAlarms("Publish", watched.publish(), Duration.minutes(30));
    alarm("FailedScans", "A scan failed; its cause names the stage", scans.metricFailed(sum()), 1);
    alarm(
        "FailedOrganisations",
        "An owner's repositories could not be compared with the lake",
        watched.organisations().stateMachine().metricFailed(sum()),
        1);
    alarm("TimedOutScans", "A scan took two days", scans.metricTimedOut(sum()), 1);
    for (Stage stage : Stage.values()) {
      StageFunction function = watched.function(stage);
      String name = stage.id();
      alarm(name + "-errors", name + " failed", function.live().metricErrors(sum()), 1);
      // A few are usual while a fan-out grows; many mean that the account's concurrency is too low.
      alarm(
          name + "-throttles",
          name + " was throttled: ask for more concurrent executions, or lower shardWorkers",
          function.live().metricThrottles(sum()),
          20);
    }
    Dashboard.Builder.create(this, "Dashboard")
        .dashboardName(settings.name())
        .widgets(List.of(overview(scans), queues(watched), functions(watched), alarms()))
        .build();
  }

  private void queueAlarms(String id, WorkQueue queue, Duration oldest) {
    alarm(
        id + "DeadLetters",
        "A message could not be handled: sourcelake remote dead-letters shows it",
        queue.deadLetters().metricApproximateNumberOfMessagesVisible(maximum()),
        1);
    alarm(
        id + "Age",
        "Work waits longer than " + oldest.toMinutes() + " minutes",
        queue.queue().metricApproximateAgeOfOldestMessage(maximum()),
        oldest.toSeconds().doubleValue());
  }

  private void alarm(String id, String description, Metric metric, double threshold) {
    Alarm alarm =
        Alarm.Builder.create(this, id)
            .alarmDescription(description)
            .metric(metric)
            .threshold(threshold)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build();
    action.ifPresent(alarm::addAlarmAction);
    alarms.add(alarm);
  }

  private static List<IWidget> overview(StateMachine scans) {
    return List.of(
        graph(
            "Scans",
            List.of(
                scans.metricStarted(sum()),
                scans.metricSucceeded(sum()),
                scans.metricFailed(sum()))),
        graph("Duration of scans", List.of(scans.metricTime(maximum()))));
  }

  private static List<IWidget> queues(WorkflowStack watched) {
    return List.of(
        graph(
            "Waiting",
            List.of(
                watched.shards().queue().metricApproximateNumberOfMessagesVisible(maximum()),
                watched.publish().queue().metricApproximateNumberOfMessagesVisible(maximum()))),
        graph(
            "Oldest message",
            List.of(
                watched.shards().queue().metricApproximateAgeOfOldestMessage(maximum()),
                watched.publish().queue().metricApproximateAgeOfOldestMessage(maximum()))));
  }

  private static List<IWidget> functions(WorkflowStack watched) {
    List<IMetric> durations = new ArrayList<>();
    List<IMetric> troubles = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      durations.add(watched.function(stage).live().metricDuration(maximum()));
      troubles.add(watched.function(stage).live().metricErrors(sum()));
      troubles.add(watched.function(stage).live().metricThrottles(sum()));
    }
    return List.of(graph("Duration", durations), graph("Errors and throttles", troubles));
  }

  private List<IWidget> alarms() {
    return alarms.stream()
        .<IWidget>map(alarm -> AlarmWidget.Builder.create().alarm(alarm).width(6).build())
        .toList();
  }

  private static GraphWidget graph(String title, List<? extends IMetric> metrics) {
    return GraphWidget.Builder.create().title(title).width(12).left(metrics).build();
  }

  private static MetricOptions sum() {
    return MetricOptions.builder().period(PERIOD).statistic("Sum").build();
  }

  private static MetricOptions maximum() {
    return MetricOptions.builder().period(PERIOD).statistic("Maximum").build();
  }
}
