package dev.sourcelake.stages.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.stages.extract.Shard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardCutterTest {
  @Test
  void anEmptyWorklistHasNoShards() {
    assertEquals(List.of(), new ShardCutter(0, 0).finish());
  }

  @Test
  void aSmallWorklistIsOneShard() {
    ShardCutter cutter = new ShardCutter(2, 30);
    cutter.add("a", 10);
    cutter.add("b", 20);
    assertEquals(List.of(new Shard(0, "a", "b", 2, 30)), cutter.finish());
  }

  @Test
  void shardsFollowEachOtherAndHoldEveryFileOnce() {
    int files = 10_000;
    long size = 3_000;
    ShardCutter cutter = new ShardCutter(files, files * size);
    for (int i = 0; i < files; i++) {
      cutter.add("%05d".formatted(i), size);
    }
    List<Shard> shards = cutter.finish();
    assertEquals(files, shards.stream().mapToLong(Shard::files).sum());
    assertTrue(shards.size() >= 8 && shards.size() < 40, "shards: " + shards.size());
    assertEquals(ShardCutter.count(files, files * size), shards.size());
    for (int i = 0; i < shards.size(); i++) {
      assertEquals(i, shards.get(i).index());
      if (i > 0) {
        assertTrue(shards.get(i - 1).lastPath().compareTo(shards.get(i).firstPath()) < 0);
      }
    }
  }

  /** A shard writes some twenty objects, a scan some hundred beside them. */
  @ParameterizedTest
  @CsvSource({"3000, 2000, 0.1", "3000, 8000, 0.1", "30000, 2000, 0.05", "30000, 10000, 0.05"})
  void aScanWritesFewObjectsForEachFile(int files, long size, double most) {
    ShardCutter cutter = new ShardCutter(files, files * size);
    for (int i = 0; i < files; i++) {
      cutter.add("%05d".formatted(i), size);
    }
    int shards = cutter.finish().size();
    assertTrue(100 + 20 * shards <= most * files, "shards: " + shards);
  }

  @Test
  void aHugeFileIsAShardOfItsOwn() {
    ShardCutter cutter = new ShardCutter(3, 100_000_020);
    cutter.add("a", 100_000_000);
    cutter.add("b", 10);
    cutter.add("c", 10);
    assertEquals(2, cutter.finish().size());
  }
}
