package dev.sourcelake.extractors.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.FileLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextExtractorTest {
  private final TextExtractor extractor = new TextExtractor();

  @Test
  void linesEndWithAnyLineEnd() {
    Map<String, Object> row = facts(null, bytes("a\nb\r\nc\rd")).rows(FileLines.TABLE).getFirst();
    assertEquals(4, row.get("line_count"));
    assertEquals(List.of(0, 2, 5, 7), row.get("line_starts"));
  }

  @Test
  void lineStartsAreRawOffsetsInOtherEncodings() {
    byte[] utf16 = "é\nb\n".getBytes(StandardCharsets.UTF_16);
    Map<String, Object> row = facts(null, utf16).rows(FileLines.TABLE).getFirst();
    assertEquals(List.of(2, 6, 10), row.get("line_starts"));
  }

  @Test
  void theLedgerSaysHowTheTextIsWritten() {
    byte[] text = bytes("\uFEFFif x:\r\n    y\r\n    z\r\n        a\r\n");
    Map<String, Object> row = facts(null, text).rows(Extractions.TABLE).getFirst();
    assertEquals("ok", row.get("status"));
    assertEquals("utf-8", row.get("encoding"));
    assertEquals(true, row.get("bom"));
    assertEquals("crlf", row.get("newline"));
    assertEquals(true, row.get("trailing_newline"));
    assertEquals("4", row.get("indent"));
    assertEquals(List.of("file_lines"), row.get("datasets"));
    assertEquals(Map.of("file_lines", 1L), row.get("rows_by_dataset"));
  }

  @Test
  void anEmptyFileHasOneEmptyLine() {
    CollectedFacts facts = facts(null, new byte[0]);
    assertEquals(List.of(1), facts.cells(FileLines.TABLE, "line_count"));
    Map<String, Object> row = facts.rows(Extractions.TABLE).getFirst();
    assertEquals("none", row.get("newline"));
    assertEquals(false, row.get("trailing_newline"));
    assertEquals(null, row.get("indent"));
  }

  @Test
  void malformedBytesAreNamedWhereTheyStand() {
    byte[] text = {'a', '\n', (byte) 0xC3, '(', (byte) 0xFF, (byte) 0xFE, 'b'};
    CollectedFacts facts = facts(null, text);
    List<Map<String, Object>> problems = facts.rows(Diagnostics.TABLE);
    assertEquals(2, problems.size());
    assertEquals("encoding", problems.get(0).get("kind"));
    assertEquals("No character in UTF-8: c3", problems.get(0).get("message"));
    assertEquals("No character in UTF-8: ff fe", problems.get(1).get("message"));
    assertEquals(4, problems.get(1).get("bstart"));
    assertEquals(6, problems.get(1).get("bend"));
    assertEquals(3, problems.get(1).get("editor_column"));
    assertEquals("partial", facts.rows(Extractions.TABLE).getFirst().get("status"));
    assertEquals(3L, facts.rows(Extractions.TABLE).getFirst().get("error_bytes"));
  }

  @Test
  void anUnknownEncodingIsAWarningAndReadAsUtf8() {
    CollectedFacts facts = facts("x-nonsense", bytes("é"));
    assertEquals(
        List.of("The declared encoding 'x-nonsense' is unknown here; read as UTF-8"),
        facts.cells(Diagnostics.TABLE, "message"));
    assertEquals("ok", facts.rows(Extractions.TABLE).getFirst().get("status"));
  }

  private CollectedFacts facts(String encoding, byte[] bytes) {
    FileSettings settings =
        new FileSettings(null, null, null, encoding, "source", null, null, null, null, null);
    return CollectedFacts.of(extractor, "a.txt", settings, bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
