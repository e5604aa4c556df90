package dev.sourcelake.origins.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gradle's projects take what they leave open from the projects around them, as is the custom. */
final class GradleLevels {
  private GradleLevels() {}

  static List<BuildUnit> inherited(List<BuildUnit> units) {
    Map<String, BuildUnit> leveled = new HashMap<>();
    for (BuildUnit unit : units) {
      if (unit.ecosystem().equals("gradle") && unit.languageLevel() != null) {
        leveled.put(unit.root(), unit);
      }
    }
    return units.stream().map(unit -> inherited(unit, leveled)).toList();
  }

  private static BuildUnit inherited(BuildUnit unit, Map<String, BuildUnit> leveled) {
    if (!unit.ecosystem().equals("gradle") || unit.languageLevel() != null) {
      return unit;
    }
    String folder = unit.root();
    while (!folder.isEmpty()) {
      folder = Folders.of(folder);
      BuildUnit from = leveled.get(folder);
      if (from != null) {
        return unit.withLevel(from.languageLevel(), from.languageLevelSource());
      }
    }
    return unit;
  }
}
