package dev.sourcelake.origins.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sourcelake.model.source.GeneratedMarkers;
import dev.sourcelake.model.source.GeneratedMarkers.Pair;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A repository's settings for every path, small enough to be handed to each worker as one file. May
 * be used by several threads.
 */
public final class RepositorySettings {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final List<BuildUnit> units;
  private final List<String> pythonRoots;
  private final GeneratedMarkers generatedMarkers;
  private final PathResolver resolver;

  /** Settings of these, without generated regions. */
  public RepositorySettings(List<BuildUnit> units, List<String> pythonRoots) {
    this(units, pythonRoots, GeneratedMarkers.NONE);
  }

  /**
   * Settings of these.
   *
   * @param units all build units, each ecosystem and root once
   * @param pythonRoots folders that hold top-level Python packages
   * @param generatedMarkers between which nothing is read
   */
  public RepositorySettings(
      List<BuildUnit> units, List<String> pythonRoots, GeneratedMarkers generatedMarkers) {
    this.units = units.stream().sorted(BuildUnit.BY_PLACE).toList();
    this.pythonRoots = pythonRoots.stream().sorted().toList();
    this.generatedMarkers = generatedMarkers;
    this.resolver = new PathResolver(this.units, this.pythonRoots);
  }

  /** The form in which settings are written. */
  private record Json(
      List<BuildUnit> units, List<String> pythonRoots, List<Pair> generatedMarkers) {}

  /** Reads what {@link #toJson} wrote. */
  public static RepositorySettings fromJson(byte[] json) throws IOException {
    Json read = JSON.readValue(json, Json.class);
    return new RepositorySettings(
        read.units(), read.pythonRoots(), new GeneratedMarkers(read.generatedMarkers()));
  }

  /** As JSON, equal for equal settings. */
  public byte[] toJson() throws IOException {
    return JSON.writeValueAsBytes(new Json(units, pythonRoots, generatedMarkers.pairs()));
  }

  /** All build units, by root and ecosystem. */
  public List<BuildUnit> units() {
    return units;
  }

  /** The markers between which nothing is read, in every file. */
  public GeneratedMarkers generatedMarkers() {
    return generatedMarkers;
  }

  /** The build unit of an id. */
  public Optional<BuildUnit> unit(String packageId) {
    return units.stream().filter(unit -> unit.packageId().equals(packageId)).findFirst();
  }

  /** What they say of a path. {@code language} may be null. */
  public PathSettings of(String path, String language) {
    return resolver.resolve(path, language);
  }
}
