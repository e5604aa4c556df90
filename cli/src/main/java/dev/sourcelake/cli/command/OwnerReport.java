package dev.sourcelake.cli.command;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.sourcelake.cli.output.TextTable;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.progress.Amounts;
import dev.sourcelake.stages.ScanSummary;
import dev.sourcelake.storage.StorageLocation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what became of an owner's repositories, to people and to programs. */
final class OwnerReport {
  private final List<OwnerOutcome> outcomes;

  /** A report of these, in this order. */
  OwnerReport(List<OwnerOutcome> outcomes) {
    this.outcomes = List.copyOf(outcomes);
  }

  /** How many there are of each outcome, such as {@code 3 scanned, 9 unchanged}. */
  String totals() {
    return outcomes.isEmpty()
        ? "no repositories"
        : counts().entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(joining(", "));
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    outcomes.forEach(outcome -> counts.merge(outcome.word(), 1L, Long::sum));
    return counts;
  }

  /** Prints a table of all but those that are unchanged, and the totals. */
  void print(Console console, String owner) throws IOException {
    TextTable table = new TextTable("repository", "outcome", ">files read", ">bytes read", "why");
    boolean any = false;
    for (OwnerOutcome outcome : outcomes) {
      if (outcome instanceof OwnerOutcome.Scanned scanned) {
        ScanSummary summary = scanned.summary();
        table.add(
            outcome.repo(),
            outcome.word(),
            Amounts.count(summary.filesExtracted()),
            Amounts.bytes(summary.bytesRead()),
            outcome.detail());
        any = true;
      } else if (!(outcome instanceof OwnerOutcome.Unchanged)) {
        table.add(outcome.repo(), outcome.word(), "", "", outcome.detail());
        any = true;
      }
    }
    if (any) {
      table.print(console);
      console.line("");
    }
    console.line(console.outStyle().bold(owner) + ": " + totals());
    console.flush();
  }

  /** Prints one JSON object; its fields are only ever added to. */
  void json(Console console, String owner, StorageLocation lake) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(console.out())) {
      json.writeStartObject();
      json.writeStringField("lake", lake.toString());
      json.writeStringField("owner", owner);
      json.writeObjectFieldStart("totals");
      for (Map.Entry<String, Long> count : counts().entrySet()) {
        json.writeNumberField(count.getKey(), count.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("repositories");
      for (OwnerOutcome outcome : outcomes) {
        write(json, outcome);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    console.out().write('\n');
  }

  private static void write(JsonGenerator json, OwnerOutcome outcome) throws IOException {
    json.writeStartObject();
    json.writeStringField("repo", outcome.repo());
    json.writeStringField("outcome", outcome.word());
    if (!outcome.detail().isEmpty()) {
      json.writeStringField("reason", outcome.detail());
    }
    switch (outcome) {
      case OwnerOutcome.Scanned scanned -> {
        ScanSummary summary = scanned.summary();
        json.writeStringField("scan_id", summary.scanId());
        json.writeNumberField("journal_entry", summary.journalEntry());
        json.writeStringField("commit_sha", summary.commitSha());
        json.writeNumberField("files_extracted", summary.filesExtracted());
        json.writeNumberField("bytes_read", summary.bytesRead());
      }
      case OwnerOutcome.Failed failed ->
          json.writeNumberField("exit_code", failed.exitCode().value());
      case OwnerOutcome.Unchanged _, OwnerOutcome.Skipped _, OwnerOutcome.Forgotten _ -> {}
    }
    json.writeEndObject();
  }
}
