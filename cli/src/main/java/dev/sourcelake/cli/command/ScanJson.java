package dev.sourcelake.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.sourcelake.stages.ScanSummary;
import dev.sourcelake.storage.StorageLocation;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of the origins, as one JSON object; its fields are only ever added to. */
final class ScanJson {
  private ScanJson() {}

  static void write(OutputStream out, StorageLocation lake, List<ScanOutcome> outcomes)
      throws IOException {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("lake", lake.toString());
      json.writeArrayFieldStart("scans");
      for (ScanOutcome outcome : outcomes) {
        if (outcome instanceof ScanOutcome.Scanned scanned) {
          write(json, scanned.summary());
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart("failures");
      for (ScanOutcome outcome : outcomes) {
        if (outcome instanceof ScanOutcome.Failed failed) {
          write(json, failed);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void write(JsonGenerator json, ScanSummary scan) throws IOException {
    json.writeStartObject();
    json.writeStringField("repo", scan.repo());
    json.writeStringField("scan_id", scan.scanId());
    json.writeStringField("outcome", scan.outcome().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("journal_entry", scan.journalEntry());
    json.writeStringField("commit_sha", scan.commitSha());
    write(json, "files_by_status", scan.filesByStatus());
    json.writeNumberField("files_extracted", scan.filesExtracted());
    json.writeNumberField("files_removed", scan.filesRemoved());
    write(json, "extractions_by_status", scan.extractionsByStatus());
    write(json, "rows_by_dataset", scan.rowsByDataset());
    json.writeNumberField("bytes_read", scan.bytesRead());
    json.writeNumberField("bytes_written", scan.bytesWritten());
    json.writeObjectFieldStart("elapsed_ms");
    for (Map.Entry<String, Duration> stage : scan.elapsed().entrySet()) {
      json.writeNumberField(stage.getKey(), stage.getValue().toMillis());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ScanOutcome.Failed failed) throws IOException {
    json.writeStartObject();
    json.writeStringField("origin", failed.origin());
    json.writeStringField("error", failed.exitCode().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("exit_code", failed.exitCode().value());
    json.writeStringField("message", failed.failure().message());
    json.writeEndObject();
  }
}
