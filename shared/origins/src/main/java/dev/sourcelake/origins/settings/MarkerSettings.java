package dev.sourcelake.origins.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.model.source.GeneratedMarkers;
import dev.sourcelake.model.source.GeneratedMarkers.Pair;
import dev.sourcelake.origins.internal.ResourceTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@code .sourcelake.toml} at the repository's top says of markers of generated regions:
 * in the table {@code generated}, {@code markers} is a list of tables with {@code begin} and {@code
 * end}, and {@code known = false} leaves the well-known ones out.
 */
final class MarkerSettings implements BuildFileReader {
  /** The file's path in a repository. */
  static final String PATH = ".sourcelake.toml";

  /** More pairs are a mistake, or meant to cost something. */
  static final int MOST_PAIRS = 64;

  private static final List<Pair> KNOWN =
      ResourceTable.text(MarkerSettings.class, "generated-markers.tsv")
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .map(columns -> new Pair(columns[0], columns[1]))
          .toList();

  private final List<Pair> own = new ArrayList<>();
  private boolean known = true;

  @Override
  public void read(BuildFile file, Findings out) throws IOException {
    Toml toml = Toml.parse(file);
    known = toml.at("generated", "known").asBoolean(true);
    JsonNode markers = toml.at("generated", "markers");
    if (!markers.isMissingNode() && !markers.isArray()) {
      out.problem(file.path(), "generated.markers is a list: [{ begin = \"…\", end = \"…\" }]", -1);
    }
    if (markers.size() > MOST_PAIRS) {
      out.problem(
          file.path(),
          "generated.markers has %d pairs and none of them counts: %d may be there"
              .formatted(markers.size(), MOST_PAIRS),
          -1);
      return;
    }
    for (JsonNode marker : markers) {
      try {
        own.add(new Pair(marker.path("begin").asText(), marker.path("end").asText()));
      } catch (IllegalArgumentException e) {
        out.problem(file.path(), e.getMessage(), -1);
      }
    }
  }

  /** The markers that count. */
  GeneratedMarkers markers(MarkerOptions options) {
    List<Pair> pairs = new ArrayList<>(options.more());
    if (options.known()) {
      pairs.addAll(own);
      if (known) {
        pairs.addAll(KNOWN);
      }
    }
    return new GeneratedMarkers(pairs);
  }
}
