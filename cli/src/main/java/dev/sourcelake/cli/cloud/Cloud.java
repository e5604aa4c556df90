package dev.sourcelake.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A deployment, and the executions of its workflow. {@link CloudException} says what AWS has
 * against a call; what may pass by itself was tried again before. For one thread.
 */
public interface Cloud extends AutoCloseable {
  /** What the deployment consists of. */
  Deployment deployment();

  /**
   * Starts an execution; its ARN.
   *
   * @param name a name that no other execution has
   * @param input what is to be scanned, by the names that the workflow knows
   */
  String start(String name, JsonNode input) throws IOException;

  /** An execution by its ARN; {@link CloudException} where there is none. */
  Run run(String arn) throws IOException;

  /**
   * Executions, the newest first.
   *
   * @param status only those that stand so; empty for all
   * @param limit how many at most
   */
  List<Run> runs(Optional<RunStatus> status, int limit) throws IOException;

  /** How far an execution has come. */
  RunProgress progress(String arn) throws IOException;

  /** How many messages wait in a queue, by its URL. */
  QueueDepth depth(String queueUrl) throws IOException;

  /**
   * Messages of a queue that nobody takes from. They are hidden from others for some seconds.
   *
   * @param limit how many at most
   */
  List<DeadLetter> deadLetters(String queueUrl, int limit) throws IOException;

  /** Deletes a message for good. */
  void delete(DeadLetter letter) throws IOException;

  /**
   * Hands over what was logged, each group's lines in the order of time.
   *
   * @param group a group's name
   * @param since what is older is left out
   */
  void logs(String group, Instant since, Consumer<LogLine> lines) throws IOException;

  /** Waits a moment before one looks again. */
  void pause(Duration time) throws InterruptedException;

  @Override
  void close();

  /**
   * How many messages there are.
   *
   * @param waiting those that wait
   * @param inFlight those that somebody has taken and not finished
   */
  record QueueDepth(long waiting, long inFlight) {}

  /**
   * A message that nobody could make sense of.
   *
   * @param queueUrl the queue that it lies in
   * @param receipt by which it is deleted
   * @param sent when it was sent first
   * @param body what it says
   */
  record DeadLetter(String queueUrl, String receipt, Instant sent, String body) {}

  /**
   * A line of a log.
   *
   * @param id what tells it from all others
   * @param time when it was written
   * @param text what it says
   */
  record LogLine(String id, Instant time, String text) {}

  /**
   * What a deployment consists of.
   *
   * @param stack the stack whose outputs say so
   * @param lakeUrl what {@code --lake} takes
   * @param stateMachine the ARN of what runs scans
   * @param queues URLs of the queues of work, by what waits in them
   * @param deadLetters URLs of the queues of what could not be read, by what it should have been
   * @param logGroups the functions' logs and the workflow's, by their names
   */
  record Deployment(
      String stack,
      String lakeUrl,
      String stateMachine,
      Map<String, String> queues,
      Map<String, String> deadLetters,
      Map<String, String> logGroups) {}
}
