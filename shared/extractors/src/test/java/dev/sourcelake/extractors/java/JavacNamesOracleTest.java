package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.java.JavacBindings.Use;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.References;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares what names are bound to with javac's attribution over real code: where either says that
 * the file itself declares what a name means, both must name the same declaration and its kind.
 * {@code -Doracle.sources=folder -Doracle.classpath=jars} compares other sources than a part of
 * guava's; {@code -Doracle.shown=n} prints so many differences.
 */
class JavacNamesOracleTest {
  private static final double FLOOR = 0.995;

  /** After a dot a name's meaning hangs on types, which one file does not always show. */
  private static final double SELECTED_FLOOR = 0.9;

  private final Counts simple = new Counts("identifiers");
  private final Counts selected = new Counts("after a dot");
  private final StringBuilder differences = new StringBuilder();
  private int shown = Integer.getInteger("oracle.shown", 40);

  /** How often both agree; what only one of them binds to the file; where they differ. */
  private static final class Counts {
    private final String name;
    private int same;
    private int missing;
    private int extra;
    private int other;

    Counts(String name) {
      this.name = name;
    }

    double agreement() {
      return (double) same / Math.max(1, same + missing + extra + other);
    }

    @Override
    public String toString() {
      return "%-12s %.4f: %d the same, %d only javac's, %d only ours, %d different"
          .formatted(name, agreement(), same, missing, extra, other);
    }
  }

  @Test
  void namesMeanTheDeclarationsThatJavacFinds() throws IOException {
    String folder = System.getProperty("oracle.sources");
    if (folder == null) {
      String url =
          JavacNamesOracleTest.class
              .getClassLoader()
              .getResource("com/google/common/base/Joiner.java")
              .toString();
      URI jar = URI.create("jar:" + url.substring("jar:".length(), url.indexOf('!')));
      try (FileSystem sources = FileSystems.newFileSystem(jar, Map.of())) {
        compareAll(sources.getPath("/"), 4, System.getProperty("java.class.path"));
      }
    } else {
      compareAll(Path.of(folder), 1, System.getProperty("oracle.classpath", ""));
    }
    System.out.println(simple);
    System.out.println(selected);
    System.out.print(differences);
    assertTrue(simple.agreement() >= FLOOR, () -> simple + "\n" + differences);
    assertTrue(selected.agreement() >= SELECTED_FLOOR, () -> selected + "\n" + differences);
  }

  private void compareAll(Path root, int step, String classPath) throws IOException {
    List<Path> paths = new ArrayList<>();
    List<JavacFacts.Source> sources = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> all =
          walk.filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !path.endsWith("module-info.java"))
              .sorted()
              .toList();
      for (int i = 0; i < all.size(); i += step) {
        paths.add(all.get(i));
        sources.add(new JavacFacts.Source(all.get(i).toString(), Files.readString(all.get(i))));
      }
    }
    List<Map<Integer, Use>> theirs = JavacBindings.of(sources, classPath);
    try (Extractor.Session session = new JavaExtractor().open(ExtractorOptions.DEFAULTS)) {
      for (int i = 0; i < paths.size(); i++) {
        compare(paths.get(i), ours(session, paths.get(i)), theirs.get(i));
      }
    }
  }

  private static Map<Integer, String> ours(Extractor.Session session, Path path)
      throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    SourceFile file =
        new SourceFile(path.toString(), Sha256.of(bytes), bytes, FileSettings.of("java"));
    CollectedFacts facts =
        CollectedFacts.of(file, Set.of(Family.AST, Family.CST), out -> session.extract(file, out));
    Map<Object, String> definitions = new HashMap<>();
    for (Map<String, Object> row : facts.rows(Definitions.TABLE)) {
      definitions.put(row.get("def_id"), row.get("kind") + "@" + row.get("name_bstart"));
    }
    Map<Integer, String> ours = new HashMap<>();
    for (Map<String, Object> row : facts.rows(References.TABLE)) {
      if (!row.get("role").equals("declaration") && row.containsKey("binding_def_id")) {
        ours.put((Integer) row.get("bstart"), definitions.get(row.get("binding_def_id")));
      }
    }
    return ours;
  }

  private void compare(Path path, Map<Integer, String> ours, Map<Integer, Use> theirs) {
    theirs.forEach((offset, use) -> {
      String bound = ours.get(offset);
      Counts counts = use.selected() ? selected : simple;
      if (bound == null && use.target() == null) {
        return;
      }
      if (bound == null) {
        counts.missing++;
      } else if (use.target() == null) {
        counts.extra++;
      } else if (bound.equals(use.target())) {
        counts.same++;
        return;
      } else {
        counts.other++;
      }
      if (shown > 0 && (counts == simple || shown % 4 == 0)) {
        shown--;
        differences.append(
            "%s: %s @%d: ours %s, javac's %s%n"
                .formatted(path, use.name(), offset, bound, use.target()));
      }
    });
  }
}
