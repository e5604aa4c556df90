package dev.sourcelake.origins.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sourcelake.origins.settings.Findings.Span;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads {@code package.json}. */
final class PackageJsonReader implements BuildFileReader {
  private static final Map<String, String> SCOPES =
      Map.of(
          "dependencies", "prod",
          "devDependencies", "dev",
          "peerDependencies", "peer",
          "optionalDependencies", "optional");
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public void read(BuildFile file, Findings out) throws IOException {
    String name = null;
    String version = null;
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
          dependencies(file, parser, SCOPES.get(key), out);
        } else {
          parser.skipChildren();
        }
      }
    }
    String root = file.folder();
    out.add(
        0,
        new BuildUnit(
            file.path(), "npm", name, version, root, List.of(), List.of(), null, null, null));
  }

  private static void dependencies(BuildFile file, JsonParser parser, String scope, Findings out)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      int start = (int) parser.currentTokenLocation().getByteOffset();
      String spec = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
      int end = (int) parser.currentLocation().getByteOffset();
      parser.skipChildren();
      out.add(file, "npm", file.folder(), name, spec, scope, new Span(start, end));
    }
  }
}
