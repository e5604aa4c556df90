package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.treesitter.Match.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes import facts of the matches of a file. */
final class ImportFinder {
  private ImportFinder() {}

  static List<ImportFact> find(FileFacts facts) {
    Map<Integer, Integer> matchesOf = new HashMap<>();
    for (Match match : facts.matches(Topic.IMPORT)) {
      matchesOf.merge(match.node(), 1, Integer::sum);
    }
    List<ImportFact> imports = new ArrayList<>();
    for (Match match : facts.matches(Topic.IMPORT)) {
      // The span is the whole import, or the name where one statement has several.
      facts.dialect.readImport(match, matchesOf.get(match.node()) > 1, facts, imports);
    }
    imports.sort(Comparator.comparingInt(ImportFact::start).thenComparingInt(ImportFact::end));
    return imports;
  }
}
