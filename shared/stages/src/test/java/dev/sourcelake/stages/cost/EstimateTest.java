package dev.sourcelake.stages.cost;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EstimateTest {
  /** The figures of docs/cloud.md by hand: guava's sources, 617 files of 6.5 MB. */
  @Test
  void theFormulaOfThePageGivesTheSame() {
    Estimate guava = Estimate.of(617, 6_500_000);
    // 7,734,000 bytes of cost in parts of 1 MiB.
    assertEquals(8, guava.shards());
    double gbSeconds = 3538 / 1024.0 * (8 * 6 + 6.5 * 1.3) + 3008 / 1024.0 * (16 + 6.5 * 0.4);
    assertEquals(gbSeconds, guava.gbSeconds(), 1e-6);
    long states = 12 + 8;
    long puts = 150 + 61;
    long gets = 600 + 123;
    long messages = 32;
    assertEquals(states + puts + gets + messages, guava.requests());
    assertEquals(
        gbSeconds * 0.0000166667
            + states * 0.000025
            + puts * 0.000005
            + gets * 0.0000004
            + messages * 0.0000004,
        guava.dollars(),
        1e-9);
  }

  @Test
  void aPushOfNothingIsNotNothing() {
    Estimate nothing = Estimate.of(0, 0);
    assertEquals(0, nothing.shards());
    assertTrue(nothing.dollars() > 0);
    assertEquals(0, Estimate.NOTHING.dollars());
  }

  @Test
  void estimatesAddUpAndLargerOnesCostMore() {
    Estimate one = Estimate.ofSize(10_000_000);
    Estimate two = one.and(one);
    assertEquals(2, two.scans());
    assertEquals(2 * one.dollars(), two.dollars(), 1e-12);
    assertTrue(Estimate.ofSize(1_000_000_000).dollars() > 10 * one.dollars());
  }

  @Test
  void noAmountLooksLikeNothing() {
    assertEquals("$1,234.50", Estimate.usd(1234.5));
    assertEquals("$0.01", Estimate.usd(0.0149));
    assertEquals("$0.0017", Estimate.usd(0.00172));
    assertEquals("$0.000010", Estimate.usd(0.00001));
    assertEquals("$0.00", Estimate.usd(0));
  }

  @Test
  void aboveTheCeilingNothingIsBegun() {
    Estimate large = Estimate.ofSize(5_000_000_000L);
    assertDoesNotThrow(() -> large.requireAtMost(large.dollars(), "it"));
    OverBudgetException refused =
        assertThrows(OverBudgetException.class, () -> large.requireAtMost(0.5, "Reading 'r'"));
    assertTrue(
        refused.getMessage().startsWith("Reading 'r' would cost about $"), refused::getMessage);
    assertTrue(refused.getMessage().contains("the ceiling is $0.50"), refused::getMessage);
  }
}
