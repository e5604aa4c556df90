package dev.sourcelake.extractors.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.testing.OracleLibraries;
import dev.sourcelake.extractors.testing.OracleLibraries.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Compares every class, member, reference and instruction of published jars with what ASM reads: in
 * every fifth class file, or in all of {@link OracleLibraries libraries}.
 */
class AsmOracleTest {
  private static final int MOST_SHOWN = 40;
  private static final int STEP = 5;

  /** Of each kind: facts on which both agree, those only ASM has, those only we have. */
  private final Map<String, long[]> agreement = new TreeMap<>();

  private final StringBuilder differences = new StringBuilder();
  private int shown;
  private int classes;
  private int seen;

  @Test
  void everyClassMemberReferenceAndInstructionIsAsAsmReadsIt() throws IOException {
    List<Path> libraries = OracleLibraries.all().stream().map(Library::classes).toList();
    int step = libraries.isEmpty() ? STEP : 1;
    for (Path jar : libraries.isEmpty() ? TestJars.all() : libraries) {
      TestJars.eachClass(
          jar,
          (path, bytes) -> {
            if (seen++ % step == 0) {
              compare(path, bytes);
            }
          });
    }
    agreement.forEach((kind, counts) ->
        System.out.printf(
            "%-18s %9d agree, %d missing, %d extra%n", kind, counts[0], counts[1], counts[2]));
    System.out.print(differences);
    assertTrue(classes >= 1_000, () -> "only " + classes + " classes");
    agreement.forEach(
        (kind, counts) -> assertEquals(0, counts[1] + counts[2], () -> kind + "\n" + differences));
  }

  private void compare(String path, byte[] bytes) {
    classes++;
    FactLines expected = new FactLines();
    AsmFacts.of(bytes, expected);
    FactLines actual = new FactLines();
    RowFacts.of(path, bytes, actual);
    Set<String> kinds = new HashSet<>(expected.byKind().keySet());
    kinds.addAll(actual.byKind().keySet());
    for (String kind : kinds) {
      compare(
          path,
          kind,
          FactLines.counted(expected.byKind().getOrDefault(kind, List.of())),
          FactLines.counted(actual.byKind().getOrDefault(kind, List.of())));
    }
  }

  private void compare(
      String path, String kind, Map<String, Integer> expected, Map<String, Integer> actual) {
    long[] counts = agreement.computeIfAbsent(kind, k -> new long[3]);
    expected.forEach((line, times) -> {
      int ours = actual.getOrDefault(line, 0);
      counts[0] += Math.min(ours, times);
      if (ours < times) {
        counts[1] += times - ours;
        show("missing", path, kind, line);
      }
    });
    actual.forEach((line, times) -> {
      int theirs = expected.getOrDefault(line, 0);
      if (theirs < times) {
        counts[2] += times - theirs;
        show("extra", path, kind, line);
      }
    });
  }

  private void show(String what, String path, String kind, String line) {
    if (shown++ < MOST_SHOWN) {
      // Constants may hold anything, lone surrogates too.
      String shownLine = line.replaceAll("[^ -~]", "?");
      differences.append("%s in %s: %s %s%n".formatted(what, path, kind, shownLine));
    }
  }
}
