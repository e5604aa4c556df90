package dev.sourcelake.origins.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sourcelake.origins.settings.Findings.Span;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads {@code composer.json}; what it says of PHP itself and its extensions is no dependency. */
final class ComposerReader implements BuildFileReader {
  private static final Map<String, String> SCOPES = Map.of("require", "prod", "require-dev", "dev");
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public void read(BuildFile file, Findings out) throws IOException {
    String name = null;
    String version = null;
    String level = null;
    try (JsonParser parser = JSON.createParser(file.bytes())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING && key.equals("name")) {
          name = parser.getText();
        } else if (value == JsonToken.VALUE_STRING && key.equals("version")) {
          version = parser.getText();
        } else if (value == JsonToken.START_OBJECT && SCOPES.containsKey(key)) {
          String php = dependencies(file, parser, SCOPES.get(key), out);
          level = level == null ? php : level;
        } else {
          parser.skipChildren();
        }
      }
    }
    out.add(
        0,
        new BuildUnit(
            file.path(),
            "packagist",
            name,
            version,
            file.folder(),
            List.of(),
            List.of(),
            level,
            level == null ? null : file.path() + ": require.php",
            null));
  }

  /** Adds dependencies and returns the wanted version of PHP, or null. */
  private static String dependencies(BuildFile file, JsonParser parser, String scope, Findings out)
      throws IOException {
    String php = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      int start = (int) parser.currentTokenLocation().getByteOffset();
      String spec = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
      int end = (int) parser.currentLocation().getByteOffset();
      parser.skipChildren();
      if (name.equals("php")) {
        php = spec;
      } else if (name.contains("/")) {
        out.add(file, "packagist", file.folder(), name, spec, scope, new Span(start, end));
      }
    }
    return php;
  }
}
