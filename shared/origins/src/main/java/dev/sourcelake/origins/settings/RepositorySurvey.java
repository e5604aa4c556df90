package dev.sourcelake.origins.settings;

import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.attributes.Attributes;
import java.util.List;
import java.util.Map;

/**
 * What one pass over a listing says of the repository as a whole; only build files, {@code
 * .gitattributes}, {@code .gitmodules} and {@code .sourcelake.toml} are read.
 *
 * @param attributes all attributes
 * @param settings settings of every path
 * @param dependencies what build units declare, by path and place
 * @param problems what could not be understood, by path
 * @param submodules where submodules are, by path, without credentials
 * @param paths how many paths are listed
 */
public record RepositorySurvey(
    Attributes attributes,
    RepositorySettings settings,
    List<Dependency> dependencies,
    List<SettingsProblem> problems,
    Map<String, String> submodules,
    long paths) {
  public RepositorySurvey {
    dependencies = List.copyOf(dependencies);
    problems = List.copyOf(problems);
    submodules = Map.copyOf(submodules);
  }

  /** Surveys a listing. */
  public static RepositorySurvey of(Listing listing, MarkerOptions markers) {
    Surveyor surveyor = new Surveyor(listing.source(), markers);
    try (var files = listing.files()) {
      files.forEach(surveyor::look);
    }
    return surveyor.finish();
  }
}
