package dev.sourcelake.lake.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.ColumnStatistics;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.storage.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StaleRangesTest {
  private static DataFile file(String name, Object min, Object max) {
    return new DataFile(Key.of(name), "r", 1, 1, Map.of("path", new ColumnStatistics(min, max, 0)));
  }

  private static Set<DataFile> touched(List<DataFile> files, Iterable<String> sortedKeys) {
    StaleRanges ranges = new StaleRanges("path", files);
    for (String key : sortedKeys) {
      if (!ranges.accept(key.getBytes(UTF_8))) {
        break;
      }
    }
    return ranges.touched();
  }

  @Test
  void boundsBelongToTheRange() {
    DataFile file = file("f", "b", "d");
    assertEquals(Set.of(file), touched(List.of(file), List.of("b")));
    assertEquals(Set.of(file), touched(List.of(file), List.of("d")));
    assertEquals(Set.of(), touched(List.of(file), List.of("a", "d1")));
  }

  @Test
  void aFileWithoutBoundsCountsAsTouched() {
    DataFile unbounded = file("f", null, null);
    DataFile unknown = new DataFile(Key.of("g"), "r", 1, 1, Map.of());
    assertEquals(Set.of(unbounded, unknown), touched(List.of(unbounded, unknown), List.of()));
  }

  @Test
  void keysAreAskedForNoLongerThanNeeded() {
    StaleRanges ranges = new StaleRanges("path", List.of(file("f", "b", "d")));
    assertTrue(ranges.accept("a".getBytes(UTF_8)));
    assertFalse(ranges.accept("c".getBytes(UTF_8)));
  }

  @Test
  void itFindsWhatComparingAllWithAllFinds() {
    Random random = new Random(7);
    Comparator<String> byBytes =
        (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
    for (int round = 0; round < 300; round++) {
      List<DataFile> files = new ArrayList<>();
      for (int i = 0; i < random.nextInt(12); i++) {
        List<String> bounds = new ArrayList<>(List.of(text(random), text(random)));
        bounds.sort(byBytes);
        files.add(file("f" + i, bounds.get(0), bounds.get(1)));
      }
      TreeSet<String> keys = new TreeSet<>(byBytes);
      for (int i = 0; i < random.nextInt(8); i++) {
        keys.add(text(random));
      }
      Set<DataFile> expected = new HashSet<>();
      for (DataFile file : files) {
        ColumnStatistics bounds = file.statistics().get("path");
        if (keys.stream()
            .anyMatch(key ->
                byBytes.compare((String) bounds.min(), key) <= 0
                    && byBytes.compare(key, (String) bounds.max()) <= 0)) {
          expected.add(file);
        }
      }
      assertEquals(expected, touched(files, keys), "round " + round);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= random.nextInt(2); i++) {
      text.append(
          List.of("a", "b", "c", "\u00e9", "\uFF21", "\uD83D\uDE00").get(random.nextInt(6)));
    }
    return text.toString();
  }
}
