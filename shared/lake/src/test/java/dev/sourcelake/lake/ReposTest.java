package dev.sourcelake.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.lake.LakeException.Problem;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReposTest {
  @TempDir private Path folder;
  private Storage storage;
  private Repos repos;

  @BeforeEach
  void open() {
    storage = new LocalStorage(folder);
    repos = new Repos(storage);
  }

  private static RepoState state(long entry, long sequence) {
    return new RepoState("r", "here", entry, "scan" + sequence, sequence, false);
  }

  @Test
  void aRepositoryThatWasNeverPublishedHasNoState() {
    assertEquals(Optional.empty(), repos.state("r"));
    assertEquals(0, repos.base("r", "here"));
  }

  @Test
  void theLastStateCounts() {
    repos.record(state(3, 1));
    repos.record(state(10, 2));
    assertEquals(Optional.of(state(10, 2)), repos.state("r"));
    assertEquals(10, repos.base("r", "here"));
    assertEquals(List.of(state(10, 2)), repos.all().toList());
  }

  @Test
  void aPublisherThatComesLateCannotTurnBackTheState() {
    repos.record(state(10, 2));
    repos.record(state(3, 1));
    assertEquals(Optional.of(state(10, 2)), repos.state("r"));
  }

  @Test
  void anotherOriginIsRefusedUntilTheRepositoryIsForgotten() {
    repos.record(state(3, 1));
    for (LakeException e :
        List.of(
            assertThrows(LakeException.class, () -> repos.nextScan("r", "there")),
            assertThrows(LakeException.class, () -> repos.base("r", "there")))) {
      assertEquals(Problem.OTHER_ORIGIN, e.problem());
      assertTrue(e.getMessage().contains("'r' was scanned from here"), e.getMessage());
    }
    repos.record(new RepoState("r", "here", 4, "forget", 7, true));
    assertEquals(4, repos.base("r", "there"));
    assertEquals(8, repos.nextScan("r", "there").sequence());
  }

  @Test
  void everyScanGetsAPlaceOfItsOwn() throws Exception {
    List<Callable<Long>> scans = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      scans.add(() -> repos.nextScan("r", "here").sequence());
    }
    List<Long> taken = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Long> place : threads.invokeAll(scans)) {
        taken.add(place.get());
      }
    }
    assertEquals(LongStream.rangeClosed(1, 20).boxed().toList(), taken.stream().sorted().toList());
  }

  @Test
  void placesGoOnAfterThePublishedOnesWhenTheirMarksAreGone() throws IOException {
    ScanTicket first = repos.nextScan("r", "here");
    repos.record(state(1, first.sequence() + 5));
    storage.delete(LakeLayout.sequence(RepoSlug.of("r"), first.sequence()));
    assertEquals(first.sequence() + 6, repos.nextScan("r", "here").sequence());
  }
}
