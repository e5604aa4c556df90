package dev.sourcelake.stages.extract;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.model.Family;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** All extractors on the class path, and who reads what. */
public final class Extractors {
  private static final List<Extractor> ALL =
      ServiceLoader.load(Extractor.class).stream()
          .map(ServiceLoader.Provider::get)
          .sorted(Comparator.comparing(Extractor::name))
          .toList();

  private Extractors() {}

  /** All of them, in the order in which they get a file. */
  public static List<Extractor> all() {
    return ALL;
  }

  /** The one that writes a family for files of a language, if any; {@code language} may be null. */
  public static Optional<Extractor> of(Family family, String language) {
    return ALL.stream()
        .filter(extractor -> extractor.families(language).contains(family))
        .findFirst();
  }
}
