package dev.sourcelake.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.cloud.CloudException;
import dev.sourcelake.cli.cloud.Run;
import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Executions as people name them. */
final class Executions {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** What Step Functions takes is 80 characters, of which the time and its like take 22. */
  private static final int MOST_OF_REPO = 56;

  private Executions() {}

  /** Starts an execution with a name by which people know it again; its ARN. */
  static String start(Cloud cloud, JsonNode input) throws IOException {
    return cloud.start(name(input.path("repo").asText(), Instant.now()), input);
  }

  /** {@code google-gson-20260101T120000Z-3fa2}. */
  static String name(String repo, Instant now) {
    String[] parts = repo.split("/", -1);
    String owner = parts.length > 1 ? parts[parts.length - 2] + "-" : "";
    String plain = (owner + parts[parts.length - 1]).replaceAll("[^A-Za-z0-9_-]+", "-");
    String end = HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt());
    return plain.substring(0, Math.min(MOST_OF_REPO, plain.length()))
        + "-"
        + TIME.format(now)
        + "-"
        + end;
  }

  /** The ARN of an execution that is named so or by its ARN. */
  static String arn(Cloud cloud, String execution) {
    return execution.startsWith("arn:")
        ? execution
        : cloud.deployment().stateMachine().replace(":stateMachine:", ":execution:")
            + ":"
            + execution;
  }

  /** The execution that is named so; {@link CommandException} where there is none. */
  static Run find(Cloud cloud, String execution) throws IOException {
    try {
      return cloud.run(arn(cloud, execution));
    } catch (CloudException e) {
      if (e.problem() != CloudException.Problem.NOT_FOUND) {
        throw e;
      }
      throw new CommandException(
          ExitCode.NOT_FOUND,
          "There is no execution '%s'; 'sourcelake remote runs' lists those of the last weeks"
              .formatted(execution));
    }
  }
}
