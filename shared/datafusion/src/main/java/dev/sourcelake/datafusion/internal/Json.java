package dev.sourcelake.datafusion.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.datafusion.ColumnStatistics;
import dev.sourcelake.datafusion.Compression;
import dev.sourcelake.datafusion.ObjectStoreOptions;
import dev.sourcelake.datafusion.ParquetFile;
import dev.sourcelake.datafusion.ParquetTable;
import dev.sourcelake.datafusion.ParquetWriteOptions;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.datafusion.WrittenFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Options and results as the native side reads and writes them; the Rust structs of the same names
 * say which fields there are.
 */
public final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /**
   * {@code SessionOptions} of {@code session.rs}. A provider of credentials in it is lent to the
   * session that is opened with this text.
   */
  public static String of(SessionOptions options) {
    ObjectNode json = NODES.objectNode();
    json.put("memoryLimitBytes", options.memoryLimitBytes());
    options
        .spillDirectory()
        .ifPresent(p -> json.put("spillDirectory", p.toAbsolutePath().toString()));
    json.put("targetPartitions", options.targetPartitions());
    json.put("batchSize", options.batchSize());
    json.put("mergeJoins", options.mergeJoins());
    json.set("objectStore", objectStore(options.objectStore()));
    return json.toString();
  }

  private static ObjectNode objectStore(ObjectStoreOptions options) {
    ObjectNode json = NODES.objectNode();
    options.endpoint().ifPresent(endpoint -> json.put("endpoint", endpoint.toString()));
    options.region().ifPresent(region -> json.put("region", region));
    options
        .credentials()
        .ifPresent(provider -> json.put("credentials", Upcalls.lend(new Lent.Provider(provider))));
    json.put("allowHttp", options.allowHttp());
    json.put("pathStyle", options.pathStyle());
    json.put("retryTimeoutMillis", options.retryTimeout().toMillis());
    return json;
  }

  /** {@code Credentials} of {@code credentials.rs}. */
  static String of(ObjectStoreOptions.Credentials credentials) {
    ObjectNode json = NODES.objectNode();
    json.put("accessKeyId", credentials.accessKeyId());
    json.put("secretAccessKey", credentials.secretAccessKey());
    credentials.sessionToken().ifPresent(token -> json.put("sessionToken", token));
    return json.toString();
  }

  /** {@code ParquetTableSpec} of {@code parquet_table.rs}. */
  public static String of(ParquetTable table) {
    ObjectNode json = NODES.objectNode();
    ArrayNode files = json.putArray("files");
    table.files().forEach(file -> files.add(file(file)));
    json.set("partitionColumns", array(table.partitionColumns()));
    json.set("sortedBy", array(table.sortedBy()));
    return json.toString();
  }

  private static ObjectNode file(ParquetFile file) {
    ObjectNode json = NODES.objectNode();
    json.put("location", file.location());
    json.put("sizeBytes", file.sizeBytes());
    file.rows().ifPresent(rows -> json.put("rows", rows));
    ObjectNode partition = json.putObject("partitionValues");
    file.partitionValues().forEach(partition::put);
    ObjectNode statistics = json.putObject("statistics");
    file.statistics()
        .forEach((column, bounds) -> {
          ObjectNode node = statistics.putObject(column);
          node.set("min", bound(bounds.min()));
          node.set("max", bound(bounds.max()));
          node.put("nullCount", bounds.nullCount());
        });
    return json;
  }

  private static JsonNode bound(Object bound) {
    return switch (bound) {
      case String text -> NODES.textNode(text);
      case Long value -> NODES.numberNode(value);
      case Double value when Double.isFinite(value) -> NODES.numberNode(value);
      case Boolean value -> NODES.booleanNode(value);
      case null, default -> NODES.nullNode();
    };
  }

  /** {@code WriteOptions} of {@code write_options.rs}. */
  public static String of(ParquetWriteOptions options) {
    ObjectNode json = NODES.objectNode();
    json.put("directory", options.directory());
    json.put("prefix", options.prefix());
    json.set("sortBy", array(options.sortBy()));
    json.put("rowGroupRows", options.rowGroupRows());
    json.set("compression", compression(options.compression()));
    ArrayNode filters = json.putArray("bloomFilters");
    options
        .bloomFilters()
        .forEach(filter ->
            filters
                .addObject()
                .put("column", filter.column())
                .put("distinctValues", filter.distinctValues()));
    json.put("maxFileBytes", options.maxFileBytes());
    ObjectNode metadata = json.putObject("metadata");
    options.metadata().forEach(metadata::put);
    json.set("statisticsColumns", array(options.statisticsColumns()));
    return json.toString();
  }

  private static ObjectNode compression(Compression compression) {
    ObjectNode json = NODES.objectNode();
    return switch (compression) {
      case Compression.Zstd(int level) -> json.put("codec", "zstd").put("level", level);
      case Compression.Snappy() -> json.put("codec", "snappy");
      case Compression.None() -> json.put("codec", "none");
    };
  }

  private static ArrayNode array(Collection<String> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(array::add);
    return array;
  }

  /** Reads {@code WrittenFile}s of {@code written.rs}. */
  public static List<WrittenFile> writtenFiles(String json) {
    List<WrittenFile> files = new ArrayList<>();
    for (JsonNode file : parse(json)) {
      Map<String, ColumnStatistics> statistics = new HashMap<>();
      file.get("statistics")
          .properties()
          .forEach(column -> statistics.put(column.getKey(), statistics(column.getValue())));
      files.add(
          new WrittenFile(
              file.get("location").textValue(),
              file.get("sizeBytes").longValue(),
              file.get("rows").longValue(),
              statistics));
    }
    return List.copyOf(files);
  }

  private static ColumnStatistics statistics(JsonNode json) {
    return new ColumnStatistics(
        bound(json.get("min")), bound(json.get("max")), json.get("nullCount").longValue());
  }

  private static Object bound(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> json.textValue();
      case BOOLEAN -> json.booleanValue();
      case NUMBER -> json.isIntegralNumber() ? (Object) json.longValue() : json.doubleValue();
      default -> null;
    };
  }

  /** Reads an array of names. */
  public static Set<String> names(String json) {
    Set<String> names = new LinkedHashSet<>();
    parse(json).forEach(name -> names.add(name.textValue()));
    return names;
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("The native library answered with no JSON: " + json, broken);
    }
  }
}
