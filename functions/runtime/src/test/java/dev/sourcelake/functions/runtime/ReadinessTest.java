package dev.sourcelake.functions.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sourcelake.functions.FailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private final List<String> done = new ArrayList<>();

  private Readiness prepare(Callable<?> sampleWork, String... more) {
    Map<String, String> values =
        more.length == 0
            ? Map.of(Settings.LAKE, "lake")
            : Map.of(Settings.LAKE, "lake", more[0], more[1]);
    Variables variables = Variables.of(values);
    return Readiness.prepare(
        Settings.of("test", variables), variables, sampleWork, () -> done.add("renew"));
  }

  private Readiness prepare(String... more) {
    return prepare(() -> done.add("work"), more);
  }

  @Test
  void withoutSnapshotsTheWorkIsDoneBeforeTheFirstEvent() {
    prepare();
    assertEquals(List.of("work"), done);
  }

  @Test
  void theWorkCanBeLeftOut() {
    prepare(Settings.WARM_UP, "false");
    assertEquals(List.of(), done);
  }

  @Test
  void aSnapshotIsTakenOfWhatHasWorkedAndHoldsNothingOpen() throws Exception {
    Readiness readiness = prepare("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    assertEquals(List.of(), done);
    readiness.beforeCheckpoint(null);
    assertEquals(List.of("work", "renew"), done);
    readiness.afterRestore(null);
    assertEquals(List.of("work", "renew", "renew"), done);
  }

  @Test
  void sampleWorkThatFailsCostsTimeOnlyUnlessItIsAMistakeOfOurs() {
    prepare(() -> {
      throw new IOException("the disk is full");
    });
    assertThrows(
        FailedException.class,
        () ->
            prepare(() -> {
              throw new ReflectiveOperationException("no such class");
            }));
  }
}
