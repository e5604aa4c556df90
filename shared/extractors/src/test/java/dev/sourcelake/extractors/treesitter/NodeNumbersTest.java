package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NodeNumbersTest {
  @Test
  void theFirstNumberOfANodeStays() {
    Map<Integer, Integer> expected = new HashMap<>();
    NodeNumbers numbers = new NodeNumbers(500);
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      int node = random.nextInt(-1, 1_000);
      expected.putIfAbsent(node, i);
      numbers.putIfAbsent(node, i);
    }
    for (int node = -1; node < 1_000; node++) {
      assertEquals(expected.get(node), numbers.get(node), "node " + node);
    }
  }

  @Test
  void anEmptyTableHasNoNumbers() {
    assertNull(new NodeNumbers(0).get(0));
  }
}
