package dev.sourcelake.origins.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.sourcelake.origins.settings.Findings.Span;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A TOML file: its values by a parser, and the lines of keys by a look at the text. */
final class Toml {
  private static final TomlMapper MAPPER = TomlMapper.builder().build();
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^[ \\t]*(?:\\[+[ \\t]*([^\\]\\r\\n]+?)[ \\t]*]+|([^=\\s#\\[][^=\\r\\n#]*?)[ \\t]*=)[^\\r\\n]*");

  private final BuildFile file;
  private final JsonNode root;

  private Toml(BuildFile file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  static Toml parse(BuildFile file) throws IOException {
    return new Toml(file, MAPPER.readTree(file.bytes()));
  }

  /** The value under a dotted key; a missing node where there is none. */
  JsonNode at(String... keys) {
    JsonNode node = root;
    for (String key : keys) {
      node = node.path(key);
    }
    return node;
  }

  /** Text under a key, or null. */
  String text(String... keys) {
    JsonNode node = at(keys);
    return node.isTextual() || node.isNumber() ? node.asText() : null;
  }

  /** The line of a key in a table, or of the table that is named after it; null where not found. */
  Span line(String table, String key) {
    Matcher matcher = LINE.matcher(file.text());
    String current = "";
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        current = plain(matcher.group(1));
        if (current.equals(table + "." + key)) {
          return new Span(matcher.start(), matcher.end());
        }
      } else if (current.equals(table)) {
        String found = plain(matcher.group(2));
        if (found.equals(key) || found.startsWith(key + ".")) {
          return new Span(matcher.start(2), matcher.end());
        }
      }
    }
    return null;
  }

  /** The place of a quoted text at or after an offset; null where not found. */
  Span quoted(String value, int from) {
    for (char quote : new char[] {'"', '\''}) {
      int at = file.text().indexOf(quote + value + quote, from);
      if (at >= 0) {
        return new Span(at, at + value.length() + 2);
      }
    }
    return null;
  }

  private static String plain(String key) {
    return key.replaceAll("[\\s\"']", "");
  }
}
