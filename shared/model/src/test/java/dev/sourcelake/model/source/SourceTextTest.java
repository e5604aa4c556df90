package dev.sourcelake.model.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class SourceTextTest {
  private static byte[] bytes(int... bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int b : bytes) {
      out.write(b);
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }

  @Test
  void wellFormedUtf8IsNotCopied() {
    byte[] raw = "é 𝄞 \u2028 z\n".getBytes(UTF_8);
    SourceText text = SourceText.decode(raw, UTF_8);
    assertSame(raw, text.utf8());
    assertSame(raw, text.raw());
    assertEquals("é 𝄞 \u2028 z\n", text.string());
    assertEquals(raw.length, text.rawOffset(raw.length));
    assertFalse(text.malformed());
    assertEquals(0, text.bom());
  }

  @Test
  void aByteOrderMarkCountsInOffsetsAndIsNotInTheString() {
    SourceText text = SourceText.decode(join(bytes(0xEF, 0xBB, 0xBF), bytes('a', '\n')), UTF_8);
    assertEquals(3, text.bom());
    assertEquals("a\n", text.string());
    assertEquals("a", text.slice(3, 4));
    assertEquals(0, text.lines().column(3));
    assertEquals(1, text.lines().column(4));
  }

  @Test
  void aByteOrderMarkWinsOverTheDeclaredEncoding() {
    byte[] raw = join(bytes(0xFE, 0xFF), "aé".getBytes(UTF_16BE));
    SourceText text = SourceText.decode(raw, ISO_8859_1);
    assertEquals(UTF_16BE, text.charset());
    assertEquals("aé", text.string());
    assertEquals(3, text.bom());
    SourceText marked = SourceText.decode(bytes(0xEF, 0xBB, 0xBF, 'x'), ISO_8859_1);
    assertEquals(UTF_8, marked.charset());
    assertEquals("x", marked.string());
  }

  @Test
  void fourBytesOfUtf32AreNotTakenForUtf16() {
    Charset utf32 = Charset.forName("UTF-32LE");
    SourceText text =
        SourceText.decode(join(bytes(0xFF, 0xFE, 0, 0), "a𝄞".getBytes(utf32)), UTF_8);
    assertEquals(utf32, text.charset());
    assertEquals("a𝄞", text.string());
    assertEquals(8, text.rawOffset(4), "the clef, after mark and letter");
  }

  @Test
  void offsetsLeadBackToTheFileInItsOwnEncoding() {
    // Two bytes each in UTF-16 but for the clef's four; one to four in UTF-8.
    byte[] raw = join(bytes(0xFF, 0xFE), "aé𝄞z".getBytes(UTF_16LE));
    SourceText text = SourceText.decode(raw, UTF_8);
    int[] expected = {0, 0, 0, 2, 4, 4, 6, 6, 6, 6, 10, 12};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], text.rawOffset(i), "UTF-8 offset " + i);
    }
    assertEquals(raw.length, text.rawOffset(text.utf8().length));
  }

  @Test
  void latin1IsDecodedByteForByte() {
    byte[] raw = new byte[256];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (byte) i;
    }
    SourceText text = SourceText.decode(raw, ISO_8859_1);
    assertEquals(new String(raw, ISO_8859_1), text.string());
    assertEquals(128, text.rawOffset(128));
    assertEquals(255, text.rawOffset(text.utf8().length - 1));
    assertFalse(text.malformed());
  }

  @Test
  void malformedBytesReadAsReplacementsAndKeepTheirPlaces() {
    byte[] raw = bytes('a', 0xFF, 0xC3, 0xA9, 0xC3, 'b', 0xF0, 0x9D);
    SourceText text = SourceText.decode(raw, UTF_8);
    assertTrue(text.malformed());
    assertEquals("a\uFFFDé\uFFFDb\uFFFD", text.string());
    int[] places = text.malformedOffsets();
    assertArrayEquals(new int[] {1, 6, 10}, places);
    assertEquals(1, text.rawOffset(places[0]));
    assertEquals(4, text.rawOffset(places[1]));
    assertEquals(6, text.rawOffset(places[2]));
    assertEquals(8, text.rawOffset(text.utf8().length));
    places[0] = 99;
    assertEquals(1, text.malformedOffsets()[0], "the caller has a copy");
  }

  @Test
  void aReplacementThatIsWrittenInTheFileIsNotMalformed() {
    assertFalse(SourceText.decode("\uFFFD".getBytes(UTF_8), UTF_8).malformed());
  }

  @Test
  void surrogatesInUtf8AreMalformedAndLoneOnesInUtf16Too() {
    assertTrue(SourceText.decode(bytes(0xED, 0xA0, 0x80), UTF_8).malformed());
    SourceText lone = SourceText.decode(bytes(0xFE, 0xFF, 0xD8, 0x34, 0, 'a'), UTF_8);
    assertTrue(lone.malformed());
    assertEquals("\uFFFDa", lone.string());
    assertEquals(4, lone.rawOffset(lone.utf8().length - 1));
  }

  @Test
  void overlongFormsAreMalformed() {
    assertFalse(Utf8.isWellFormed(bytes(0xC0, 0x80)));
    assertFalse(Utf8.isWellFormed(bytes(0xE0, 0x80, 0xAF)));
    assertFalse(Utf8.isWellFormed(bytes('a', 0xF4, 0x90, 0x80, 0x80)));
    assertTrue(Utf8.isWellFormed("a𝄞\uFFFD".repeat(5000).getBytes(UTF_8)));
  }

  @Test
  void anEmptyFileHasOneEmptyLine() {
    SourceText text = SourceText.decode(new byte[0], UTF_8);
    assertEquals("", text.string());
    assertEquals(1, text.lines().lineCount());
    assertEquals(0, text.rawOffset(0));
  }

  @Test
  void anOddLastByteOfUtf16IsMalformed() {
    SourceText text = SourceText.decode(bytes(0xFF, 0xFE, 'a', 0, 'b'), UTF_8);
    assertEquals("a\uFFFD", text.string());
    assertEquals(4, text.rawOffset(4));
  }
}
