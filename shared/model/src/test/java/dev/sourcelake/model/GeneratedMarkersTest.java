package dev.sourcelake.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.model.source.GeneratedMarkers;
import dev.sourcelake.model.source.GeneratedMarkers.Occurrence;
import dev.sourcelake.model.source.GeneratedMarkers.Pair;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedMarkersTest {
  private static final GeneratedMarkers MARKERS =
      new GeneratedMarkers(
          List.of(
              new Pair("BEGIN A", "END A"),
              new Pair("BEGIN AB", "END B"),
              new Pair("GIN A", "END B"),
              new Pair("ÄNFANG", "SCHLUß")));

  @Test
  void markersThatOverlapAreAllFound() {
    assertEquals(
        List.of(
            new Occurrence(1, 8, 0, true),
            new Occurrence(3, 8, 2, true),
            new Occurrence(1, 9, 1, true),
            new Occurrence(10, 15, 1, false),
            new Occurrence(10, 15, 2, false)),
        MARKERS.in(utf8(".BEGIN AB END B")));
  }

  @Test
  void aMarkerIsFoundAfterAFalseStart() {
    assertEquals(List.of(new Occurrence(6, 13, 0, true)), found("BEGIN BEGIN A"));
    assertEquals(List.of(new Occurrence(4, 9, 0, false)), found("END END A"));
  }

  @Test
  void markersMayHaveAnyLetters() {
    assertEquals(
        List.of(new Occurrence(0, 7, 3, true), new Occurrence(7, 14, 3, false)),
        MARKERS.in(utf8("ÄNFANGSCHLUß")));
  }

  @Test
  void aTextMayHoldRegionsWhereSomethingBeginsOne() {
    assertTrue(MARKERS.occurIn(utf8("END A BEGIN A")));
    assertTrue(MARKERS.occurIn(utf8("BEGIN A")));
    assertFalse(MARKERS.occurIn(utf8("BEGIN END A END B")));
    assertFalse(GeneratedMarkers.NONE.occurIn(utf8("BEGIN A END A")));
  }

  @Test
  void noMoreAreFoundThanAnHonestFileHas() {
    assertEquals(
        GeneratedMarkers.MOST, MARKERS.in(utf8("END B".repeat(2 * GeneratedMarkers.MOST))).size());
  }

  @Test
  void theyAreFoundInTextsMadeToHinderIt() {
    List<Pair> alike =
        IntStream.range(0, 64)
            .mapToObj(i -> new Pair("a".repeat(100 + i) + "x", "a".repeat(100 + i) + "y"))
            .toList();
    assertFalse(new GeneratedMarkers(alike).occurIn(utf8("a".repeat(5_000_000))));
  }

  @Test
  void theFingerprintTellsPairsApart() {
    assertEquals(MARKERS.fingerprint(), new GeneratedMarkers(MARKERS.pairs()).fingerprint());
    assertNotEquals(MARKERS.fingerprint(), GeneratedMarkers.NONE.fingerprint());
  }

  @Test
  void markersThatCannotWorkAreRefused() {
    for (List<String> pair :
        List.of(
            List.of("", "END"),
            List.of("ab", "END A"),
            List.of("BEGIN A ", "END A"),
            List.of("BEGIN\nA", "END A"),
            List.of("SAME", "SAME"),
            List.of("BEGIN A", "BEGIN A END"),
            List.of("x".repeat(201), "END A"))) {
      assertThrows(
          IllegalArgumentException.class, () -> new Pair(pair.get(0), pair.get(1)), pair.get(0));
    }
  }

  private static List<Occurrence> found(String text) {
    return MARKERS.in(utf8(text)).stream()
        .filter(marker -> marker.pair() == 0)
        .collect(Collectors.toList());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
