package dev.sourcelake.lake.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.datafusion.ColumnStatistics;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.LakeException;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.Dataset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A file's statistics as the text that stands in an {@code add} action. */
record DeltaStatistics(long rows, Map<String, ColumnStatistics> columns) {
  /** The text of a file's statistics. */
  static String write(DataFile file) {
    ObjectNode json = Json.MAPPER.createObjectNode().put("numRecords", file.rows());
    ObjectNode least = json.putObject("minValues");
    ObjectNode greatest = json.putObject("maxValues");
    ObjectNode nulls = json.putObject("nullCount");
    new TreeMap<>(file.statistics())
        .forEach((column, bounds) -> {
          put(least, column, bounds.min());
          put(greatest, column, bounds.max());
          nulls.put(column, bounds.nullCount());
        });
    return json.toString();
  }

  private static void put(ObjectNode bounds, String column, Object bound) {
    switch (bound) {
      case String text -> bounds.put(column, text);
      case Long number -> bounds.put(column, number);
      // Delta keeps no bounds of other types that datasets have.
      case null, default -> {}
    }
  }

  /** Reads that text. */
  static DeltaStatistics read(String json, Dataset dataset, String path) {
    try {
      JsonNode statistics = Json.MAPPER.readTree(json == null ? "{}" : json);
      if (!statistics.path("numRecords").canConvertToLong()) {
        throw new LakeException(
            LakeException.Problem.DAMAGED,
            "File '%s' of table '%s' is in the log without its number of rows: it was not written"
                    .formatted(path, dataset)
                + " by this program. Restore the table to the version before.");
      }
      Map<String, ColumnStatistics> columns = new HashMap<>();
      statistics
          .path("nullCount")
          .properties()
          .forEach(column -> {
            String name = column.getKey();
            if (dataset.hasColumn(name) && column.getValue().isIntegralNumber()) {
              ColumnType type = dataset.column(name).type();
              columns.put(
                  name,
                  new ColumnStatistics(
                      bound(statistics.path("minValues").path(name), type),
                      bound(statistics.path("maxValues").path(name), type),
                      column.getValue().longValue()));
            }
          });
      return new DeltaStatistics(statistics.get("numRecords").longValue(), columns);
    } catch (JsonProcessingException e) {
      throw new LakeException(
          LakeException.Problem.DAMAGED,
          "File '%s' of table '%s' has statistics that are no JSON".formatted(path, dataset),
          e);
    }
  }

  private static Object bound(JsonNode value, ColumnType type) {
    if (type.equals(ColumnType.TEXT)) {
      return value.isTextual() ? value.textValue() : null;
    }
    if (type.equals(ColumnType.INT32) || type.equals(ColumnType.INT64)) {
      return value.isIntegralNumber() ? value.longValue() : null;
    }
    return null;
  }
}
