package dev.sourcelake.extractors.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One row as a line of a golden file. */
final class GoldenRow {
  private static final Set<String> LEFT_OUT =
      Set.of(
          "path",
          "file_sha256",
          "extractor",
          "fingerprint",
          "parser_version",
          "language",
          "bstart",
          "bend",
          "start_line",
          "start_col",
          "end_line",
          "end_col");

  private GoldenRow() {}

  /** {@code 3:4-3:9 [20,25) name=value name="two words"}. */
  static String of(Map<String, Object> row) {
    StringBuilder line = new StringBuilder();
    if (row.containsKey("bstart")) {
      line.append(place(row, "start")).append('-').append(place(row, "end"));
      line.append(" [").append(row.get("bstart")).append(',').append(row.get("bend")).append(')');
    }
    row.forEach((column, value) -> {
      if (!LEFT_OUT.contains(column)) {
        line.append(line.isEmpty() ? "" : " ").append(column).append('=').append(text(value));
      }
    });
    return line.toString();
  }

  private static String place(Map<String, Object> row, String end) {
    return row.get(end + "_line") + ":" + row.get(end + "_col");
  }

  private static String text(Object value) {
    return switch (value) {
      case String s when !s.isEmpty() && s.chars().allMatch(GoldenRow::isPlain) -> s;
      case String s ->
          '"'
              + s.replace("\\", "\\\\")
                  .replace("\n", "\\n")
                  .replace("\r", "\\r")
                  .replace("\t", "\\t")
                  .replace("\"", "\\\"")
              + '"';
      case List<?> list -> list.stream().map(GoldenRow::text).toList().toString();
      case Map<?, ?> map when map.containsKey("rank") -> map.get("name") + ":" + map.get("source");
      case Map<?, ?> map when map.containsKey("bstart") -> argument(map);
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e -> e.getKey() + "=" + text(e.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> value.toString();
    };
  }

  /** {@code literal[20,22)}, with the keyword and stars that it is passed by. */
  private static String argument(Map<?, ?> argument) {
    Object keyword = argument.get("keyword");
    Object star = argument.get("star");
    return (keyword == null ? "" : keyword + "=")
        + (star == null ? "" : star)
        + argument.get("kind")
        + "["
        + argument.get("bstart")
        + ","
        + argument.get("bend")
        + ")";
  }

  private static boolean isPlain(int c) {
    return c > ' ' && c < 0x7F && c != '"' && c != '\\' && c != '=' && c != ',';
  }
}
