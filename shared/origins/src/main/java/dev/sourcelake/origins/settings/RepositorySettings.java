package dev.sourcelake.origins.settings;

import java.util.List;

/**
 * A repository's settings for every path, small enough to be handed to each worker as one file. May
 * be used by several threads.
 *
 * @param units all build units, by path
 * @param pythonRoots folders from which Python modules outside of any build unit are named
 */
public record RepositorySettings(List<BuildUnit> units, List<String> pythonRoots) {
  public RepositorySettings {
    units = List.copyOf(units);
    pythonRoots = List.copyOf(pythonRoots);
  }

  /** Reads what {@link #toJson} wrote. */
  public static RepositorySettings fromJson(byte[] json) {
    return new RepositorySettings(List.of(), List.of());
  }

  /** As JSON, equal for equal settings. */
  public byte[] toJson() {
    return new byte[0];
  }

  /** What they say of a path. {@code language} may be null. */
  public PathSettings of(String path, String language) {
    return null;
  }
}
