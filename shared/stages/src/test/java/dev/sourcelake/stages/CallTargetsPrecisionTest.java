package dev.sourcelake.stages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.stages.testing.CompiledCalls;
import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares {@code call_targets} of a library's sources with what its class files call, by source
 * file, line and name: of guava, or with {@code -Doracle.libraries=FOLDER} of every library whose
 * jar lies in the folder beside its sources' jar.
 *
 * <p>A target is right where the type that it names is the one by which the JVM finds the method. A
 * call is covered where one of its targets is right; only calls of methods that the library itself
 * has count. Calls that no class file has are not judged: javac drops code that is never reached,
 * and lambdas may be of other lines.
 */
class CallTargetsPrecisionTest {
  private static final double LEAST_PRECISION = 0.95;

  /** A floor: see docs/call-targets.md for what was measured. */
  private static final double LEAST_COVERAGE = 0.80;

  private static final int MOST_SHOWN = 15;
  private static final String SOURCES = "-sources.jar";

  @TempDir private Path folder;

  @Test
  void targetsAreThoseThatTheCompilerFound() throws IOException {
    String named = System.getProperty("oracle.libraries");
    for (Path sources : named == null ? List.of(guava("sources")) : sourcesIn(Path.of(named))) {
      String library = sources.getFileName().toString().replace(SOURCES, "");
      Path classes = named == null ? guava("classes") : sources.resolveSibling(library + ".jar");
      compare(library, sources, classes);
    }
  }

  private void compare(String library, Path sources, Path classes) throws IOException {
    TestLake lake = new TestLake(folder.resolve(library));
    lake.scan(sources, 2, request -> request.withRepo("sources"));
    lake.scan(classes, 2, request -> request.withRepo("classes"));
    CompiledCalls compiled = CompiledCalls.of(lake);
    Map<String, Integer> right = new TreeMap<>();
    Map<String, Integer> wrong = new TreeMap<>();
    List<String> shown = new ArrayList<>();
    Map<String, Boolean> covered = new HashMap<>();
    for (String row : lake.query(CompiledCalls.sql("calls"))) {
      String[] cells = row.split(" \\| ", -1);
      Set<String> owners = new HashSet<>(compiled.owners(cells[0], cells[2], number(cells[3])));
      for (int line = number(cells[4]); owners.isEmpty() && line <= number(cells[5]); line++) {
        // A call without a name of its own, such as a method reference, is of its statement's line.
        owners.addAll(compiled.owners(cells[0], cells[2], line));
      }
      if (owners.isEmpty()) {
        continue;
      }
      String tier = cells[6];
      String target = cells[7];
      String owner =
          CompiledCalls.dotted(target.substring(0, Math.max(0, target.lastIndexOf('.'))));
      boolean isRight = owners.contains(owner);
      if (owners.stream().anyMatch(compiled::has)) {
        covered.merge(cells[0] + " " + cells[1], isRight, Boolean::logicalOr);
      }
      if (!tier.equals("null")) {
        (isRight ? right : wrong).merge(tier, 1, Integer::sum);
        if (!isRight && shown.size() < MOST_SHOWN) {
          shown.add(tier + " " + cells[0] + ":" + cells[3] + " " + target + ", not " + owners);
        }
      }
    }
    long found = covered.values().stream().filter(is -> is).count();
    double coverage = (double) found / covered.size();
    System.out.printf(
        "%s: %d of %d calls, coverage %.4f%n", library, found, covered.size(), coverage);
    for (String tier : List.of("exact", "inherited")) {
      int agreed = right.getOrDefault(tier, 0);
      int all = agreed + wrong.getOrDefault(tier, 0);
      double precision = (double) agreed / all;
      System.out.printf(
          "  %-9s %6d of %6d targets, precision %.4f%n", tier, agreed, all, precision);
      assertTrue(
          precision >= LEAST_PRECISION, () -> tier + " of " + library + ": " + precision + shown);
    }
    shown.forEach(line -> System.out.println("  " + line));
    assertTrue(coverage >= LEAST_COVERAGE, () -> library + ": coverage " + coverage);
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  private static List<Path> sourcesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SOURCES)).sorted().toList();
    }
  }

  /** A jar of guava on the class path. */
  private static Path guava(String which) {
    String ending = which.equals("sources") ? "java" : "class";
    String resource = "com/google/common/base/Joiner." + ending;
    String url = CallTargetsPrecisionTest.class.getClassLoader().getResource(resource).toString();
    return Path.of(URI.create(url.substring("jar:".length(), url.indexOf('!'))));
  }
}
