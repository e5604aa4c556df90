package dev.sourcelake.functions.scan;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.functions.PermanentException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CeilingsTest {
  private static final long MIB = 1 << 20;

  @Test
  void whatFitsIsAdmittedAndWhatIsNotKnownToo() {
    Ceilings ceilings = ceilings(1000, Duration.ofMinutes(15));
    assertDoesNotThrow(() -> ceilings.admit(Optional.of(500 * MIB)));
    assertDoesNotThrow(() -> ceilings.admit(Optional.empty()));
  }

  @Test
  void whatDoesNotFitTheDiskIsRefusedWithTheFigures() {
    String why = refusal(1000, Duration.ofMinutes(15), 700);
    assertTrue(why.contains("'host/owner/name' has 700 MiB"), why);
    assertTrue(why.contains("disk for 600 MiB"), why);
  }

  @Test
  void whatDoesNotFitTheTimeIsRefusedWithTheFigures() {
    String why = refusal(100_000, Duration.ofSeconds(130), 200);
    assertTrue(why.contains("time for 100 MiB"), why);
  }

  @Test
  void aFetchEndsWhenTimeRunsOut() {
    PermanentException refused =
        assertThrows(
            PermanentException.class,
            () -> ceilings(1000, Duration.ofSeconds(5)).received(77 * MIB));
    assertTrue(refused.getMessage().contains("77 MiB were fetched"), refused.getMessage());
    assertThrows(
        PermanentException.class, () -> ceilings(1000, Duration.ofSeconds(5)).advanced(1, 1));
  }

  @Test
  void aFetchMayTakeMostOfTheDisk() {
    assertEquals(600 * MIB, ceilings(1000, Duration.ofMinutes(15)).limits().packBytes());
  }

  private static String refusal(long diskMib, Duration time, long sizeMib) {
    return assertThrows(
            PermanentException.class,
            () -> ceilings(diskMib, time).admit(Optional.of(sizeMib * MIB)))
        .getMessage();
  }

  private static Ceilings ceilings(long diskMib, Duration time) {
    return Ceilings.of("host/owner/name", diskMib * MIB, () -> time);
  }
}
