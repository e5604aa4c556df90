package dev.sourcelake.stages.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.stages.ScanListener;
import dev.sourcelake.stages.extract.Shard;
import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.extract.ShardTask;
import dev.sourcelake.storage.Key;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShardQueueTest {
  private final ShardQueue queue = new ShardQueue(List.of(task(0), task(1)), ScanListener.NONE);

  @Test
  void shardsAreGivenInOrderAndResultsReturnedInOrder() throws IOException {
    assertEquals(0, queue.next(0).orElseThrow().shard().index());
    assertEquals(1, queue.next(1).orElseThrow().shard().index());
    assertEquals(Optional.empty(), queue.next(2));
    queue.done(result(1));
    queue.done(result(0));
    assertEquals(List.of(0, 1), queue.results().stream().map(ShardResult::index).toList());
  }

  @Test
  void aFileThatTakesTooLongIsSetAsideAtOnce() {
    ShardTask first = queue.next(0).orElseThrow();
    queue.interrupted(first, begun("slow", true), false, "ended");
    ShardTask again = queue.next(0).orElseThrow();
    assertEquals(Map.of("slow", "timeout"), again.setAside());
    assertEquals(1, again.attempt());
  }

  @Test
  void ofSeveralShardsUnderWayNoneIsBlamedUntilItIsReadAlone() {
    ShardTask first = queue.next(0).orElseThrow();
    ShardTask second = queue.next(1).orElseThrow();
    queue.interrupted(first, begun("a", false), false, "ended");
    queue.interrupted(second, begun("b", false), false, "ended");
    assertEquals(Optional.empty(), queue.next(1), "a worker with work gets no shard to read alone");
    ShardTask alone = queue.next(0).orElseThrow();
    assertEquals(Map.of(), alone.setAside());
    queue.interrupted(alone, begun("a", false), true, "ended");
    assertEquals(1, queue.next(0).orElseThrow().shard().index());
    assertEquals(Map.of("a", "crash"), queue.next(0).orElseThrow().setAside());
  }

  @Test
  void aShardThatEndsWorkersWithoutAFileToBlameFailsTheScan() {
    ShardTask task = queue.next(0).orElseThrow();
    for (int i = 0; i < 3; i++) {
      queue.interrupted(task, Optional.empty(), true, "worker ended with 3");
    }
    IOException failure = assertThrows(IOException.class, queue::results);
    assertTrue(failure.getMessage().contains("worker ended with 3"), failure.getMessage());
  }

  @Test
  void nobodyWaitsOnceTheWorkIsDone() throws InterruptedException {
    queue.next(0);
    queue.next(1);
    assertTrue(queue.awaitWork(2), "a worker with work under way has something to hear");
    queue.done(result(0));
    queue.done(result(1));
    assertFalse(queue.awaitWork(0));
  }

  private static Optional<BegunFiles.Begun> begun(String path, boolean timedOut) {
    return Optional.of(new BegunFiles.Begun(path, timedOut));
  }

  private static ShardTask task(int index) {
    return new ShardTask(
        "r", "s", 0, new Key("worklist"), new Shard(index, "a", "z", 1, 1), 0, Map.of(), 1000);
  }

  private static ShardResult result(int index) {
    return new ShardResult(index, 0, 1, 1, Map.of(), Map.of(), Map.of());
  }
}
