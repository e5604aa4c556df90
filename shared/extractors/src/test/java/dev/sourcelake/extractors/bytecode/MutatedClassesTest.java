package dev.sourcelake.extractors.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.BytecodeClasses;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Class files damaged in every way: whatever they are, no exception leaves the extractor, and each
 * has its ledger row with a reason. {@code -Dmutations=100000} tries more.
 */
class MutatedClassesTest {
  private static final int CLASSES = 40;
  private static final long LARGEST = 20_000;

  private final Map<Object, Integer> statuses = new TreeMap<>();

  @Test
  void damagedClassFilesAreDiagnosticsAndNeverExceptions() throws IOException {
    int mutations = Integer.getInteger("mutations", 4_000);
    List<byte[]> classes = sample();
    Random random = new Random(42);
    try (Extractor.Session session = new BytecodeExtractor().open(ExtractorOptions.DEFAULTS)) {
      for (int i = 0; i < mutations; i++) {
        byte[] damaged = damage(classes.get(i % classes.size()).clone(), i, random);
        CollectedFacts facts = read(session, "m" + i + ".class", damaged);
        Map<String, Object> ledger = facts.rows(Extractions.TABLE).getFirst();
        statuses.merge(ledger.get("status"), 1, Integer::sum);
        boolean said = !facts.rows(Diagnostics.TABLE).isEmpty();
        assertEquals(!ledger.get("status").equals("ok"), said, () -> "mutation: " + ledger);
        assertEquals(said, ledger.containsKey("reason"));
        assertTrue(
            ledger.get("status").equals("failed")
                != (facts.rows(BytecodeClasses.TABLE).size() == 1),
            () -> "a class row where anything could be read: " + ledger);
      }
    }
    System.out.println("damaged class files: " + statuses);
    assertTrue(statuses.get("partial") > mutations / 10, statuses::toString);
    assertTrue(statuses.get("failed") > mutations / 10, statuses::toString);
  }

  private static List<byte[]> sample() throws IOException {
    List<byte[]> classes = new ArrayList<>();
    int[] seen = new int[1];
    TestJars.eachClass(
        TestJars.guava(),
        (path, bytes) -> {
          if (bytes.length < LARGEST && seen[0]++ % 20 == 0 && classes.size() < CLASSES) {
            classes.add(bytes);
          }
        });
    return classes;
  }

  private static CollectedFacts read(Extractor.Session session, String path, byte[] bytes) {
    SourceFile file =
        new SourceFile(path, Sha256.of(bytes), bytes, FileSettings.of(BytecodeExtractor.LANGUAGE));
    return CollectedFacts.of(file, Set.of(Family.BYTECODE), sink -> session.extract(file, sink));
  }

  private static byte[] damage(byte[] bytes, int number, Random random) {
    switch (number % 5) {
      case 0 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      case 2 -> {
        for (int i = 0; i < 20; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
      case 3 -> {
        // Numbers at their limits are counts and lengths that lie.
        int at = 10 + random.nextInt(bytes.length - 14);
        Arrays.fill(bytes, at, at + 2 + random.nextInt(3), (byte) (random.nextInt(3) - 1));
      }
      default -> {
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(200), bytes.length - Math.max(from, to));
        System.arraycopy(bytes, from, bytes, to, length);
      }
    }
    return bytes;
  }
}
