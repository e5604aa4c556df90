package dev.sourcelake.lake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.lake.DataFile;
import dev.sourcelake.storage.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileSizesTest {
  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;

  private int number;

  private List<DataFile> files(int count, long bytes) {
    List<DataFile> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(new DataFile(Key.of("f" + number++), "r", bytes, 1, Map.of()));
    }
    return files;
  }

  @Test
  void theTargetFollowsThePartition() {
    assertEquals(MIB, FileSizes.of(List.of(), files(3, KIB)).target());
    assertEquals(4 * MIB, FileSizes.of(files(1, 156 * MIB), files(1, 100 * MIB)).target());
    assertEquals(128 * MIB, FileSizes.of(files(100, 1024 * MIB), List.of()).target());
  }

  @Test
  void whatIsWrittenAnewComesInEqualParts() {
    FileSizes sizes = new FileSizes(10 * MIB);
    assertEquals(10 * MIB, sizes.limit(MIB));
    assertEquals(14 * MIB + 14 * MIB / 10, sizes.limit(14 * MIB));
    assertEquals(10 * MIB, sizes.limit(16 * MIB));
    assertEquals(12 * MIB + 12 * MIB / 10, sizes.limit(24 * MIB));
  }

  @Test
  void fewSmallFilesStay() {
    assertEquals(List.of(), new FileSizes(MIB).toFold(files(3, 10 * KIB)));
  }

  @Test
  void severalSmallFilesAreFolded() {
    List<DataFile> files = files(4, 10 * KIB);
    assertEquals(files, new FileSizes(MIB).toFold(files));
  }

  @Test
  void filesThatAreNotSmallStay() {
    assertEquals(List.of(), new FileSizes(MIB).toFold(files(100, 128 * KIB)));
  }

  @Test
  void aTierTakesTheSmallerOnesAlong() {
    List<DataFile> files = files(2, 10 * KIB);
    files.addAll(files(4, 200 * KIB));
    assertEquals(files, new FileSizes(128 * MIB).toFold(files));
    assertEquals(List.of(), new FileSizes(128 * MIB).toFold(files.subList(0, 5)));
  }

  @Test
  void writingOverAllScansGrowsWithTheLogarithmOfThePartition() {
    FileSizes sizes = new FileSizes(128 * MIB);
    List<DataFile> files = new ArrayList<>();
    long staged = 0;
    long folded = 0;
    for (int scan = 0; scan < 2000; scan++) {
      files.addAll(files(1, 20 * KIB));
      staged += 20 * KIB;
      List<DataFile> toFold = sizes.toFold(files);
      if (!toFold.isEmpty()) {
        long bytes = toFold.stream().mapToLong(DataFile::bytes).sum();
        files.removeAll(toFold);
        files.addAll(files(1, bytes));
        folded += bytes;
      }
      assertTrue(files.size() <= 20, "scan " + scan + ": " + files.size() + " files");
    }
    assertTrue(folded < 8 * staged, folded + " bytes written for " + staged);
  }
}
