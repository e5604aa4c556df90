package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Annotations;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Imports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares what we read with javac's own trees over real code: the same names at the same places.
 * {@code -Doracle.sources=folder} compares other sources than half of guava's.
 */
class JavacOracleTest {
  private static final int MOST_SHOWN = 100;
  private static final int FILES_A_TASK = 200;

  private final Map<String, int[]> agreement = new TreeMap<>();
  private final StringBuilder differences = new StringBuilder();
  private int shown;
  private int files;

  @Test
  void namesAndPlacesAreThoseOfJavac() throws IOException {
    String folder = System.getProperty("oracle.sources");
    if (folder == null) {
      URI jar = URI.create("jar:" + jarOf("com/google/common/base/Joiner.java"));
      try (FileSystem sources = FileSystems.newFileSystem(jar, Map.of())) {
        compareAll(sources.getPath("/"), 2);
      }
    } else {
      compareAll(Path.of(folder), 1);
    }
    int[] all = new int[2];
    agreement.forEach((kind, counts) -> {
      System.out.printf("%-18s %8d of %8d%n", kind, counts[0], counts[1]);
      all[0] += counts[0];
      all[1] += counts[1];
    });
    System.out.print(differences);
    assertTrue(files >= 300, () -> "only " + files + " files");
    assertEquals(all[1], all[0], () -> "facts on which both agree\n" + differences);
  }

  private static String jarOf(String resource) {
    String url = JavacOracleTest.class.getClassLoader().getResource(resource).toString();
    return url.substring("jar:".length(), url.indexOf('!'));
  }

  /** Compares every so many files. */
  private void compareAll(Path root, int step) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> all = walk.filter(path -> path.toString().endsWith(".java")).sorted().toList();
      for (int i = 0; i < all.size(); i += step) {
        sources.add(all.get(i));
      }
    }
    try (Extractor.Session session = new JavaExtractor().open(ExtractorOptions.DEFAULTS)) {
      for (int i = 0; i < sources.size(); i += FILES_A_TASK) {
        compare(session, sources.subList(i, Math.min(i + FILES_A_TASK, sources.size())));
      }
    }
  }

  private void compare(Extractor.Session session, List<Path> paths) throws IOException {
    List<JavacFacts.Source> sources = new ArrayList<>();
    for (Path path : paths) {
      sources.add(new JavacFacts.Source(path.toString(), Files.readString(path)));
    }
    List<Map<String, Integer>> theirs = JavacFacts.of(sources);
    for (int i = 0; i < paths.size(); i++) {
      if (theirs.get(i) == null) {
        differences.append("javac rejects ").append(paths.get(i)).append('\n');
      } else {
        files++;
        compare(paths.get(i), ours(session, paths.get(i)), theirs.get(i));
      }
    }
  }

  private static Map<String, Integer> ours(Extractor.Session session, Path path)
      throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    SourceFile file =
        new SourceFile(path.toString(), Sha256.of(bytes), bytes, FileSettings.of("java"));
    return ours(CollectedFacts.of(file, Set.of(Family.AST), out -> session.extract(file, out)));
  }

  private void compare(Path source, Map<String, Integer> ours, Map<String, Integer> theirs) {
    Map<String, Integer> both = new TreeMap<>(theirs);
    ours.forEach((fact, count) -> both.merge(fact, 0, Integer::sum));
    both.forEach((fact, _) -> {
      int found = ours.getOrDefault(fact, 0);
      int expected = theirs.getOrDefault(fact, 0);
      int[] counts =
          agreement.computeIfAbsent(fact.substring(0, fact.indexOf(' ')), k -> new int[2]);
      counts[0] += Math.min(found, expected);
      counts[1] += Math.max(found, expected);
      if (found != expected && shown++ < MOST_SHOWN) {
        differences.append(
            "%s: %s: ours %d, javac's %d%n".formatted(source, fact, found, expected));
      }
    });
  }

  private static Map<String, Integer> ours(CollectedFacts facts) {
    Map<String, Integer> ours = new TreeMap<>();
    facts.rows(Definitions.TABLE).stream()
        .filter(row -> row.get("implicit").equals(false))
        .forEach(row -> definition(ours, row));
    for (Map<String, Object> row : facts.rows(Calls.TABLE)) {
      String kind = row.get("kind").toString();
      add(ours, kind.endsWith("_call") ? "call" : kind, row, "bstart");
    }
    for (Map<String, Object> row : facts.rows(Imports.TABLE)) {
      String target = row.get("target") + (row.get("is_wildcard").equals(true) ? ".*" : "");
      String name = row.get("is_static").equals(true) ? "static " + target : target;
      ours.merge("import " + name + " @" + row.get("bstart"), 1, Integer::sum);
    }
    for (Map<String, Object> row : facts.rows(Annotations.TABLE)) {
      if (!row.get("kind").equals("default") && !row.get("kind").equals("suppression_comment")) {
        // Each declarator of a field has its annotations.
        ours.put("annotation " + row.get("name") + " @" + row.get("bstart"), 1);
      }
    }
    return ours;
  }

  private static void definition(Map<String, Integer> ours, Map<String, Object> row) {
    String kind = row.get("kind").toString();
    switch (kind) {
      case "class", "interface", "enum", "record", "annotation_type" ->
          add(ours, row.containsKey("name") ? "type" : "anonymous", row, "bstart");
      case "method", "constructor" -> add(ours, "method", row, "bstart");
      case "enum_constant" -> add(ours, "constant", row, "bstart");
      // One of several declarators starts with its name, where it is not placed by javac.
      case "field", "record_component" ->
          add(
              ours,
              "field",
              row,
              row.get("bstart").equals(row.get("name_bstart")) ? null : "bstart");
      case "parameter", "type_parameter" -> add(ours, kind, row, "bstart");
      case "variable" -> add(ours, kind, row, null);
      case "package", "module", "initializer", "lambda" -> {
        // No trees of their own, or without names.
      }
      default -> throw new AssertionError("unknown kind " + kind);
    }
  }

  private static void add(
      Map<String, Integer> ours, String kind, Map<String, Object> row, String place) {
    Object name = row.getOrDefault("name", "");
    ours.merge(kind + " " + name + (place == null ? "" : " @" + row.get(place)), 1, Integer::sum);
  }
}
