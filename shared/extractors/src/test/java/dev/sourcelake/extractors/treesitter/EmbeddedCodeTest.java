package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.TreeSitterCaptures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddedCodeTest {
  private static final TreeSitterExtractor EXTRACTOR = new TreeSitterExtractor();

  @Test
  void spansAreThoseOfTheFileAround() {
    String page = "<p>ä</p>\n<script>\nfunction go() { run(1); }\n</script>\n";
    Map<String, Object> call = facts("html", page).row(Calls.TABLE, "name", "run");
    int start = utf8Length(page.substring(0, page.indexOf("run(1)")));
    assertEquals(start, call.get("bstart"));
    assertEquals(3, call.get("start_line"));
    assertEquals(16, call.get("start_col"));
    assertEquals("javascript", call.get("language"));
  }

  @Test
  void numbersGoOnWhereTheFileAroundEnds() {
    String text = "# A\n\n```py\ndef f(a): g(a)\n```\n\n```js\nfunction h() { k(); }\n```\n";
    CollectedFacts facts = facts("markdown", text);
    for (Map.Entry<Dataset, String> ids :
        Map.of(
                Definitions.TABLE, "def_id",
                Calls.TABLE, "call_id",
                TreeSitterCaptures.TABLE, "capture_index")
            .entrySet()) {
      List<Object> numbers = facts.cells(ids.getKey(), ids.getValue());
      assertEquals(IntStream.range(0, numbers.size()).boxed().toList(), numbers);
    }
    Object f = facts.row(Definitions.TABLE, "name", "f").get("def_id");
    assertEquals(f, facts.row(Calls.TABLE, "name", "g").get("caller_def_id"));
    assertEquals(f, facts.row(Definitions.TABLE, "name", "a").get("parent_def_id"));
    assertEquals(0, facts.row(Definitions.TABLE, "name", "f").get("parent_def_id"));
  }

  @Test
  void scriptsThatHoldDataAreNoCode() {
    CollectedFacts facts =
        facts("html", "<script type=\"text/template\">function no() { never(); }</script>");
    assertEquals(List.of(), facts.rows(Calls.TABLE));
  }

  @Test
  void examplesThatAreNoWholeProgramsAreNoProblemOfTheText() {
    CollectedFacts facts = facts("markdown", "```java\nnew Thing().run(\n```\n");
    assertEquals(List.of(), facts.rows(Diagnostics.TABLE));
    assertEquals("ok", facts.rows(Extractions.TABLE).getFirst().get("status"));
  }

  @Test
  void moreFencesThanOneFileMayHaveAreLeftUnread() {
    CollectedFacts facts = facts("markdown", "```py\nf()\n```\n\n".repeat(Injections.MOST + 5));
    assertEquals(Injections.MOST, facts.rows(Calls.TABLE).size());
    Map<String, Object> outcome = facts.rows(Extractions.TABLE).getFirst();
    assertEquals("partial", outcome.get("status"));
    assertTrue(outcome.get("reason").toString().startsWith("5 pieces"), outcome::toString);
  }

  @Test
  void aPagesVersionNamesWhatReadsItsScripts() {
    String page = EXTRACTOR.version(Family.TREE_SITTER, "html");
    assertTrue(page.contains(Dialects.of("css", "").orElseThrow().packSha256()), page);
    String text = EXTRACTOR.version(Family.TREE_SITTER, "markdown");
    assertTrue(text.contains(Dialects.java().packSha256()), text);
  }

  private static CollectedFacts facts(String language, String text) {
    return CollectedFacts.of(EXTRACTOR, "file", language, text);
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
