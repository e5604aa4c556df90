package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is done by hand to every name, type and comment, beside the patterns that say it. */
class TextTest {
  private static final List<String> TEXTS =
      List.of(
          "", "a", "a.b", "a..b", ".a", "a.", "a b", "$a.b$", "a_1.B2", "ä.b", "a\t.b", "a@b",
          " a ");

  @Test
  void namesWithDotsAreThoseOfThePattern() {
    for (String text : TEXTS) {
      assertEquals(text.matches("[\\w$]+(\\.[\\w$]+)*"), Text.isDotted(text, '$'), text);
      assertEquals(text.matches("\\w+(\\.\\w+)*"), Text.isDotted(text, '_'), text);
    }
  }

  @Test
  void whiteSpaceIsWhatPatternsCallSo() {
    for (char c = 0; c < 0x3100; c++) {
      assertEquals(String.valueOf(c).matches("\\s"), Text.isSpace(c), "character " + (int) c);
      assertEquals(String.valueOf(c).matches("\\w"), Text.isWord(c), "character " + (int) c);
    }
    for (String text : TEXTS) {
      assertEquals(text.replaceAll("\\s", ""), Text.withoutSpace(text), text);
    }
  }

  @Test
  void whiteSpaceIsFoldedAndCut() {
    assertEquals("a b c", Text.folded("\n a \t b\r\nc "));
    assertEquals("", Text.folded(" \n"));
    assertEquals(1_000, Text.folded("a".repeat(1_001)).length());
    String folded = "a b";
    assertSame(folded, Text.folded(folded));
  }

  @Test
  void aColonBeforeATypeIsNoPartOfIt() {
    assertEquals("A<B>", Text.afterColon(": A<B>"));
    assertEquals("A", Text.afterColon(":A"));
    assertEquals("A", Text.afterColon("A"));
  }

  @Test
  void marksOfCommentsAreThoseOfThePattern() {
    Pattern marks = Pattern.compile("(/\\*[*!]+|/\\*|//[/!]?|#+!?|--\\[\\[-?|---?|%+|<!--)");
    for (String comment :
        List.of(
            "/** a */",
            "/*! a */",
            "/*/",
            "/* a",
            "// a",
            "/// a",
            "//! a",
            "//*",
            "/a",
            "# a",
            "##!a",
            "#!a",
            "-- a",
            "--- a",
            "----",
            "--[[ a ]]",
            "--[[-a",
            "-a",
            "%% a",
            "<!-- a",
            "<!-a",
            "",
            "a")) {
      var matcher = marks.matcher(comment);
      assertEquals(matcher.lookingAt() ? matcher.group() : "", DocText.mark(comment), comment);
    }
  }

  @Test
  void starsBeforeLinesAreNoPartOfADocComment() {
    assertEquals("a\n b\n\nc", DocText.ofJsDoc("/** a\r\n   *  b\n *\n\t*c\r */"));
    assertEquals("a\n\nb", DocText.trimmed("\r\n a".substring(1) + "\r\rb \n\n").strip());
  }
}
