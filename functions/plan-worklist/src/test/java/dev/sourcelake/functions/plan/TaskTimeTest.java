package dev.sourcelake.functions.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TaskTimeTest {
  private final TaskTime time = new TaskTime(10, 3);

  @Test
  void aTaskHasTheTimeOfAllItsReceiptsAndOfTheWorkBeforeIt() {
    assertEquals(600, time.seconds(0));
    assertEquals(600 + 120, time.seconds(1));
    assertEquals(600 + 120, time.seconds(10));
    assertEquals(600 + 240, time.seconds(11));
  }

  @Test
  void noTaskTakesLongerThanADay() {
    assertEquals(86_400, time.seconds(1_000_000));
  }

  @Test
  void nobodyReadsWithoutWorkers() {
    assertThrows(IllegalArgumentException.class, () -> new TaskTime(0, 3));
  }
}
