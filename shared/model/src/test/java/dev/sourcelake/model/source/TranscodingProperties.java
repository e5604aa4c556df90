package dev.sourcelake.model.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of any text and of any bytes. */
class TranscodingProperties {
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "\n", "\r", "\t", "é", "\u2028", "\uFFFD", "\uFB01", "𝄞", "漢")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<Charset> encodings() {
    return Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32BE", "GB18030")
        .map(Charset::forName);
  }

  /** Bytes of which some make UTF-8. */
  @Provide
  Arbitrary<byte[]> junk() {
    return Arbitraries.of(0x00, 0x0A, 0x0D, 0x41, 0x80, 0xA9, 0xBF, 0xC3, 0xE2, 0xED, 0xF0, 0xFF)
        .map(Integer::byteValue)
        .array(byte[].class)
        .ofMaxSize(40);
  }

  @Property
  void eachCharacterIsFoundAtItsPlaceInTheFile(
      @ForAll("texts") String text, @ForAll("encodings") Charset encoding) {
    byte[] raw = text.getBytes(encoding);
    Transcoder transcoded = Transcoder.toUtf8(raw, encoding);
    assertArrayEquals(text.getBytes(UTF_8), transcoded.utf8());
    assertEquals(0, transcoded.malformed().length);
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      String before = text.substring(0, i);
      assertEquals(
          before.getBytes(encoding).length,
          transcoded.rawOffsets()[before.getBytes(UTF_8).length],
          "character " + i);
    }
    assertEquals(raw.length, transcoded.rawOffsets()[transcoded.utf8().length]);
  }

  @Property
  void anyBytesMakeWellFormedTextWhoseOffsetsOnlyGrow(
      @ForAll("junk") byte[] raw, @ForAll("encodings") Charset encoding) {
    Transcoder transcoded = Transcoder.toUtf8(raw, encoding);
    assertTrue(Utf8.isWellFormed(transcoded.utf8()));
    int[] offsets = transcoded.rawOffsets();
    assertEquals(transcoded.utf8().length + 1, offsets.length);
    for (int i = 1; i < offsets.length; i++) {
      assertTrue(offsets[i - 1] <= offsets[i], "offset " + i);
    }
    assertEquals(raw.length, offsets[offsets.length - 1]);
    for (int place : transcoded.malformed()) {
      assertEquals("\uFFFD", new String(transcoded.utf8(), place, 3, UTF_8));
    }
  }

  @Property
  void malformedUtf8IsReadAsTheJdkReadsIt(@ForAll("junk") byte[] raw) {
    SourceText text = SourceText.decode(raw, UTF_8);
    assertEquals(new String(raw, UTF_8), new String(text.utf8(), UTF_8));
    assertEquals(text.malformed(), !Utf8.isWellFormed(raw));
  }
}
