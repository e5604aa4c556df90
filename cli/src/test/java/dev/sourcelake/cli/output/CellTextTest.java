package dev.sourcelake.cli.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CellTextTest {
  @Test
  void controlCharactersAreShownAndNotSent() {
    assertEquals("plain äöü", CellText.visible("plain äöü"));
    assertEquals("a\\u001b[2Jb\\n\\t\\r", CellText.visible("a\u001b[2Jb\n\t\r"));
    assertEquals("x\\u202ey", CellText.visible("x\u202ey"));
    assertEquals("\\t\t\\u0000", CellText.visibleLine("\\t\t\u0000"));
  }

  @Test
  void widthsAreThoseOfTerminals() {
    assertEquals(3, CellText.width("abc"));
    assertEquals(4, CellText.width("日本"));
    assertEquals(1, CellText.width("e\u0301"));
  }

  @Test
  void cuttingLeavesRoomForTheEllipsis() {
    assertEquals("abcdef", CellText.cut("abcdef", 6));
    assertEquals("abcd…", CellText.cut("abcdef", 5));
    assertEquals("日…", CellText.cut("日本語", 4));
    assertEquals("…", CellText.cut("abc", 1));
    assertEquals("…cdef", CellText.cutStart("abcdef", 5));
    assertEquals("abcdef", CellText.cutStart("abcdef", 6));
    assertEquals("…語", CellText.cutStart("日本語", 4));
  }

  @Test
  void onlyTheWidestColumnsAreNarrowed() {
    int[] widths = {5, 60, 20, 40};
    assertTrue(ColumnWidths.fit(widths, 85));
    assertArrayEquals(new int[] {5, 30, 20, 30}, widths);

    assertFalse(ColumnWidths.fit(new int[] {50, 50, 50, 50}, 40));
  }
}
