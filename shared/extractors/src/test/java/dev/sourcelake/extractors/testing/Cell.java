package dev.sourcelake.extractors.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.util.Text;

/** Values read back from Arrow vectors, as Java's own types. */
final class Cell {
  private Cell() {}

  /** Texts become Strings, maps lists of key and value become Maps, structs keep their fields. */
  static Object of(Object value) {
    return switch (value) {
      case null -> null;
      case Text text -> text.toString();
      case List<?> list when isMap(list) -> map(list);
      case List<?> list -> list.stream().map(Cell::of).toList();
      case Map<?, ?> struct -> struct(struct);
      default -> value;
    };
  }

  private static boolean isMap(List<?> list) {
    return !list.isEmpty()
        && list.getFirst() instanceof Map<?, ?> entry
        && entry.containsKey("key")
        && entry.size() <= 2;
  }

  private static Map<String, Object> map(List<?> entries) {
    Map<String, Object> map = new TreeMap<>();
    for (Object entry : entries) {
      Map<?, ?> pair = (Map<?, ?>) entry;
      map.put(pair.get("key").toString(), of(pair.get("value")));
    }
    return map;
  }

  private static Map<String, Object> struct(Map<?, ?> fields) {
    Map<String, Object> struct = new java.util.LinkedHashMap<>();
    fields.forEach((name, value) -> {
      if (value != null) {
        struct.put(name.toString(), of(value));
      }
    });
    return struct;
  }
}
