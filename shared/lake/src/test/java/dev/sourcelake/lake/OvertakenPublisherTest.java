package dev.sourcelake.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.PublishResult.Superseded;
import dev.sourcelake.lake.testing.PublishingScene;
import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.storage.testing.FaultyStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A publisher stands still before each of its operations in turn, while another one finishes what
 * it began and publishes two newer scans of the same repository.
 */
class OvertakenPublisherTest {
  @TempDir private Path folder;

  @Test
  void whereverAPublisherIsOvertakenBothSucceedAndTheNewerStateStays() throws IOException {
    Path original = folder.resolve("original");
    PublishRequest request = PublishingScene.create(original);
    long operation = 1;
    while (overtake(operation, original, request)) {
      operation++;
    }
    assertTrue(operation > 30, "so few operations: " + operation);
  }

  /** Says whether the publisher had so many operations to do. */
  private boolean overtake(long operation, Path original, PublishRequest request)
      throws IOException {
    PublishingScene scene =
        new PublishingScene(original, folder.resolve("at-" + operation), request);
    FaultyStorage slow =
        FaultyStorage.overtaken(
            scene.storage(),
            operation,
            () -> {
              publishNewer(scene.lake(), "d");
              publishNewer(scene.lake(), "e");
            });
    PublishResult result =
        new Publisher(Lake.open(slow, SessionOptions.defaults()))
            .publish(List.of(request))
            .getFirst();
    if (slow.operations() < operation) {
      return false;
    }
    String place = "overtaken at operation " + operation + ": " + result;
    long entries = scene.lake().journal().last();
    switch (result) {
      case Published published -> {
        assertEquals(2, published.entry(), place);
        assertEquals(4, entries, place);
        assertEquals(List.of("r|a|a 1", "r|b|b 2", "r|c|c 2", "r|d|d", "r|e|e"), docs(scene));
      }
      case Superseded _ -> {
        assertEquals(3, entries, place);
        assertEquals(List.of("r|a|a 1", "r|b|b 1", "r|d|d", "r|e|e"), docs(scene), place);
      }
      case PublishResult.Replan _, PublishResult.Refused _ -> throw new AssertionError(place);
    }
    RepoState state = scene.lake().repos().state(PublishingScene.REPO).orElseThrow();
    assertEquals(entries, state.entry(), place);
    assertTrue(scene.lake().journal().finished(entries).isPresent(), place);
    scene.requireOneCommitPerEntry();
    FileListsTest.requireListsAsInLogs(scene.lake());
    // The next scan finds nothing in its way.
    publishNewer(scene.lake(), "f");
    assertEquals(entries + 1, scene.lake().journal().last(), place);
    return true;
  }

  private static List<String> docs(PublishingScene scene) {
    return scene.rows().getFirst().stream().map(String::strip).toList();
  }

  private static void publishNewer(Lake lake, String path) {
    Publisher publisher = new Publisher(lake);
    publisher.finishPending();
    TestRepo repo = new TestRepo(lake, PublishingScene.REPO);
    PublishRequest newer = repo.replaceDocs("", List.of(path), List.of());
    assertInstanceOf(Published.class, publisher.publish(List.of(newer)).getFirst());
  }
}
