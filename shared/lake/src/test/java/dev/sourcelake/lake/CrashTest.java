package dev.sourcelake.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.testing.PublishingScene;
import dev.sourcelake.storage.testing.FaultyStorage;
import dev.sourcelake.storage.testing.FaultyStorage.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A publisher ends at each of its operations in turn; the next one finds the lake and goes on. */
class CrashTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whereverAPublisherEndsTheNextOneFinishes(Fault fault) throws IOException {
    Path original = folder.resolve("original");
    PublishRequest request = PublishingScene.create(original);
    PublishingScene clean = new PublishingScene(original, folder.resolve("clean"), request);
    FaultyStorage counted = new FaultyStorage(clean.storage());
    Published published =
        assertInstanceOf(
            Published.class,
            new Publisher(Lake.open(counted, SessionOptions.defaults()))
                .publish(List.of(clean.request()))
                .getFirst());
    assertEquals(2, published.entry());
    long operations = counted.operations();
    assertTrue(operations > 30, "so few operations: " + operations);
    List<List<String>> expected = clean.rows();

    for (long operation = 1; operation <= operations; operation++) {
      PublishingScene scene =
          new PublishingScene(original, folder.resolve("at-" + operation), request);
      FaultyStorage faulty = new FaultyStorage(scene.storage(), operation, fault);
      boolean ended = false;
      try {
        new Publisher(Lake.open(faulty, SessionOptions.defaults()))
            .publish(List.of(scene.request()));
      } catch (RuntimeException e) {
        ended = true;
      }
      // Reading a hint, or a mark of how far a log has got, may fail without harm.
      assertTrue(ended || fault.name().startsWith("FAILS"), "survived operation " + operation);
      new Publisher(scene.lake()).finishPending();
      PublishResult again = scene.publish();
      assertInstanceOf(Published.class, again, fault + " at " + operation + ": " + again);
      assertEquals(expected, scene.rows(), fault + " at " + operation);
      scene.requireOneCommitPerEntry();
      FileListsTest.requireListsAsInLogs(scene.lake());
      assertEquals(2, scene.lake().journal().last());
    }
  }
}
