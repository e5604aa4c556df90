package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScannerTest {
  private static Scanner scanner(String text) {
    return new Scanner(text, new int[0]);
  }

  @Test
  void gapsBecomeOneSpace() {
    assertEquals("a b +c", scanner("  a /* x */ // y\n\t b\r\n +c\n").text());
  }

  @Test
  void literalsStayWhole() {
    String text = "\"a // b\" '\\'' '\"' \"\\\"/*\" \"\"\"\n  /* \\\"\"\" \"x\" */\n\"\"\"";
    assertEquals(text, scanner(text).text());
  }

  @Test
  void originsLeadBackToWhereTheCharsStood() {
    String text = "/**/ab  \"c  d\" // end";
    Scanner scanner = scanner(text);
    String result = scanner.text();
    assertEquals("ab \"c  d\"", result);
    int[] origins = scanner.origins();
    for (int i = 0; i < result.length(); i++) {
      if (result.charAt(i) != ' ') {
        assertEquals(result.charAt(i), text.charAt(origins[i]));
      }
    }
    // A gap, and the end, are where the token before them ends.
    assertEquals(text.indexOf('b') + 1, origins[2]);
    assertEquals(text.lastIndexOf('"') + 1, origins[result.length()]);
  }

  @Test
  void aLiteralThatItsLineCutsOffKeepsTheLinesEnd() {
    assertEquals("x \"abc\n y \"z\"", scanner("x \"abc\n  y \"z\"").text());
  }

  @Test
  void anUnclosedCommentIsLeftForTheParser() {
    assertEquals("a /* b  c", scanner("a  /* b  c").text());
  }

  @Test
  void commentsAreToldApart() {
    String text = "/** d */ /**/ /***/ /* b */ // l\n  /// m\nx /// l\n////m";
    assertEquals(
        List.of(
            "JAVADOC /** d */",
            "BLOCK /**/",
            "JAVADOC /***/",
            "BLOCK /* b */",
            "LINE // l",
            "MARKDOWN /// m",
            "LINE /// l",
            "MARKDOWN ////m"),
        scanner(text).comments().stream()
            .map(c -> c.kind() + " " + text.substring(c.start(), c.end()))
            .toList());
  }
}
