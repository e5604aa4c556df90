package dev.sourcelake.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One execution of the workflow.
 *
 * @param arn what names it
 * @param status how it stands
 * @param started when it began
 * @param ended when it ended; empty while it runs
 * @param input what it was started with
 * @param output its result; an empty object where it has none
 * @param error the class of its fault, empty where there is none
 * @param cause its fault in words, empty where there is none
 */
public record Run(
    String arn,
    RunStatus status,
    Instant started,
    Optional<Instant> ended,
    JsonNode input,
    JsonNode output,
    String error,
    String cause) {
  /** Its name, which is unique among those of a deployment. */
  public String name() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** The repository that it scans. */
  public String repo() {
    return input.path("repo").asText("");
  }

  /** What became of it: its outcome where it succeeded, or else how it stands. */
  public String outcome() {
    return status == RunStatus.SUCCEEDED
        ? output.path("outcome").asText("").toLowerCase(Locale.ROOT)
        : status.word();
  }

  /** Files that were set aside since they ended their reader, each with the reason. */
  public List<String> setAside() {
    List<String> files = new ArrayList<>();
    output.path("setAside").forEach(file -> files.add(file.asText()));
    return files;
  }
}
