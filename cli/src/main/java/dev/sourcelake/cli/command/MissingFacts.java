package dev.sourcelake.cli.command;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.stages.extract.Extractors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why tables have no row of a path. */
final class MissingFacts {
  private MissingFacts() {}

  /** The tables without a row of the path, those with the same reason in one line. */
  static List<String> of(FileFacts facts) {
    Map<String, String> file = facts.manifest();
    if (!"selected".equals(file.get("status"))) {
      String reason = file.getOrDefault("reason", "no reason given");
      return List.of("all facts: the file was " + file.get("status") + " (" + reason + ")");
    }
    Map<String, List<String>> tablesByReason = new LinkedHashMap<>();
    for (Dataset dataset : FileFacts.TABLES) {
      boolean there =
          facts.rows().values().stream().anyMatch(counts -> counts.containsKey(dataset.name()));
      if (!there) {
        tablesByReason
            .computeIfAbsent(reason(dataset, facts), _ -> new ArrayList<>())
            .add(dataset.name());
      }
    }
    List<String> lines = new ArrayList<>();
    tablesByReason.forEach(
        (reason, tables) -> lines.add(String.join(", ", tables) + ": " + reason));
    return lines;
  }

  private static String reason(Dataset dataset, FileFacts facts) {
    String language = facts.manifest().get("language");
    List<Family> readers =
        dataset.families().stream()
            .filter(family ->
                Extractors.of(family, language)
                    .flatMap(extractor -> extractor.profile(family, language, dataset))
                    .isPresent())
            .sorted()
            .toList();
    if (readers.isEmpty()) {
      return "no extractor writes this for "
          + (language == null ? "files of an unknown language" : language);
    }
    for (Family family : readers) {
      FileFacts.Reading reading = facts.readings().get(family.id());
      if (reading != null && reading.datasets().contains(dataset.name())) {
        String status = reading.facts().get("status");
        return "ok".equals(status)
            ? "the file holds none"
            : family.id() + " found none, and read it as " + status;
      }
    }
    return notAsked(facts.scan());
  }

  private static String notAsked(Map<String, String> scan) {
    if (Boolean.parseBoolean(scan.get("manifest_only"))) {
      return "the last scan was for the manifest only";
    }
    String asked =
        scan.containsKey("datasets")
            ? "for the datasets " + scan.get("datasets")
            : "with the profile " + scan.getOrDefault("profile", "standard");
    return "not asked for by the last scan, which was " + asked;
  }
}
