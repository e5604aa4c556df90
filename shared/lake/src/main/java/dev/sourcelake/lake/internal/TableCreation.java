package dev.sourcelake.lake.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import io.delta.kernel.Snapshot;
import io.delta.kernel.internal.actions.Metadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes the commits that say what a table is: its version 0, and later the columns that its
 * dataset has gained. The kernel would set neither name nor description, and would raise the
 * protocol for a new column.
 */
final class TableCreation {
  private final Storage storage;
  private final InstantSource clock;

  TableCreation(Storage storage, InstantSource clock) {
    this.storage = storage;
    this.clock = clock;
  }

  /** Makes the table unless another publisher does. */
  void create(Dataset dataset) {
    ObjectNode protocol = Json.MAPPER.createObjectNode();
    protocol.putObject("protocol").put("minReaderVersion", 1).put("minWriterVersion", 2);
    ObjectNode metadata =
        metadata(
            dataset,
            UUID.randomUUID().toString(),
            DeltaSchema.of(dataset),
            clock.millis(),
            properties(dataset));
    write(LakeLayout.commit(dataset, 0), commitInfo("CREATE TABLE"), protocol, metadata);
  }

  /**
   * Adds the columns that the table lacks, unless another publisher does, and says whether it
   * lacked any: then its latest version is another one.
   */
  boolean grow(Dataset dataset, Snapshot snapshot) {
    Metadata current = snapshot.getMetadata();
    String schema = DeltaSchema.grown(current.getSchemaString(), dataset);
    if (schema.equals(current.getSchemaString())) {
      return false;
    }
    Map<String, String> properties = new TreeMap<>(snapshot.getTableProperties());
    properties.putAll(properties(dataset));
    ObjectNode metadata =
        metadata(
            dataset,
            current.getId(),
            schema,
            current.getCreatedTime().orElseGet(clock::millis),
            properties);
    write(
        LakeLayout.commit(dataset, snapshot.getVersion() + 1), commitInfo("ADD COLUMNS"), metadata);
    return true;
  }

  private static Map<String, String> properties(Dataset dataset) {
    return Map.of(
        "delta.checkpointInterval",
        "100",
        "delta.logRetentionDuration",
        "interval 7 days",
        "delta.deletedFileRetentionDuration",
        "interval 2 days",
        "delta.dataSkippingStatsColumns",
        String.join(",", dataset.policy().statisticsColumns()));
  }

  private ObjectNode commitInfo(String operation) {
    ObjectNode line = Json.MAPPER.createObjectNode();
    ObjectNode info = line.putObject("commitInfo");
    info.put("timestamp", clock.millis());
    info.put("operation", operation);
    info.putObject("operationParameters");
    info.put("isBlindAppend", false);
    info.put("engineInfo", "Sourcelake");
    // Tells this commit from another one's of the same content, where a reply is lost.
    info.put("txnId", UUID.randomUUID().toString());
    return line;
  }

  private static ObjectNode metadata(
      Dataset dataset,
      String id,
      String schema,
      long createdMillis,
      Map<String, String> properties) {
    ObjectNode line = Json.MAPPER.createObjectNode();
    ObjectNode metadata = line.putObject("metaData");
    metadata.put("id", id);
    metadata.put("name", dataset.name());
    metadata.put("description", dataset.comment());
    metadata.putObject("format").put("provider", "parquet").putObject("options");
    metadata.put("schemaString", schema);
    dataset.policy().partitionColumns().forEach(metadata.putArray("partitionColumns")::add);
    ObjectNode configuration = metadata.putObject("configuration");
    new TreeMap<>(properties).forEach(configuration::put);
    metadata.put("createdTime", createdMillis);
    return line;
  }

  private void write(Key commit, ObjectNode... lines) {
    StringBuilder text = new StringBuilder();
    for (ObjectNode line : lines) {
      text.append(line).append('\n');
    }
    try {
      storage.createExclusive(commit, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      // Another publisher has written this version; the caller looks at it.
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + commit, e);
    }
  }
}
