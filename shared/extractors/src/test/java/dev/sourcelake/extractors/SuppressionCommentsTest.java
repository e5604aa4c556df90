package dev.sourcelake.extractors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.extractors.SuppressionComments.Suppression;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionCommentsTest {
  @Test
  void markersAreFoundWithWhatFollowsThem() {
    assertEquals(List.of(new Suppression("NOSONAR", null)), in("// NOSONAR"));
    assertEquals(List.of(new Suppression("NOPMD", "is used")), in("//NOPMD - is used"));
    assertEquals(
        List.of(new Suppression("CHECKSTYLE:OFF", "Foo")), in("/* CHECKSTYLE:OFF: Foo */"));
    assertEquals(
        List.of(new Suppression("noinspection", "unchecked,rawtypes")),
        in("//noinspection unchecked,rawtypes\n// more"));
    assertEquals(List.of(new Suppression("lgtm", "java/sql")), in("// lgtm[java/sql]"));
  }

  @Test
  void pythonsMarkersAreFoundToo() {
    assertEquals(List.of(new Suppression("noqa", "E501")), in("# noqa: E501"));
    assertEquals(
        List.of(new Suppression("type: ignore", "arg-type")), in("# type: ignore[arg-type]"));
    assertEquals(
        List.of(new Suppression("pylint: disable", "C0103")), in("# pylint: disable=C0103"));
  }

  @Test
  void severalMarkersOfACommentAreAllFound() {
    assertEquals(
        List.of(new Suppression("NOSONAR", "java:S1"), new Suppression("NOPMD", null)),
        in("// NOSONAR java:S1 // NOPMD"));
  }

  @Test
  void wordsThatHoldAMarkerAreNone() {
    for (String comment :
        List.of(
            "// NOSONARQUBE", "// CANOPMD", "// $NOPMD", "// a lgtm from me", "// Checkstyle")) {
      assertEquals(List.of(), in(comment), comment);
    }
  }

  private static List<Suppression> in(String comment) {
    return SuppressionComments.in(comment);
  }
}
