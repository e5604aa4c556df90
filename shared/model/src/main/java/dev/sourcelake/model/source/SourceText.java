package dev.sourcelake.model.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A text file as parsers see it: UTF-8 bytes, which are the raw bytes themselves where those are
 * well-formed UTF-8, and a decoded copy elsewhere. Offsets in the UTF-8 bytes are what parsers and
 * {@link LineIndex} count; {@link #rawOffset} leads back to the raw file, malformed bytes too.
 */
public final class SourceText {
  private static final int[] NONE = {};

  private final byte[] raw;
  private final byte[] utf8;
  private final int[] rawOffsets;
  private final Charset charset;
  private final int bom;
  private final int[] malformed;
  private final LineIndex lines;
  private String string;

  private SourceText(
      byte[] raw, byte[] utf8, int[] rawOffsets, Charset charset, int bom, int[] malformed) {
    this.raw = raw;
    this.utf8 = utf8;
    this.rawOffsets = rawOffsets;
    this.charset = charset;
    this.bom = bom;
    this.malformed = malformed;
    this.lines = LineIndex.of(utf8, bom);
  }

  /**
   * Decodes a file. A byte order mark wins over {@code declared}. The caller leaves {@code raw}
   * unchanged.
   */
  public static SourceText decode(byte[] raw, Charset declared) {
    ByteOrderMark mark = ByteOrderMark.of(raw);
    Charset charset = mark == ByteOrderMark.NONE ? declared : mark.charset();
    if (charset.equals(StandardCharsets.UTF_8) && Utf8.isWellFormed(raw)) {
      return new SourceText(raw, raw, null, charset, mark.length(), NONE);
    }
    Transcoder transcoded = Transcoder.toUtf8(raw, charset, mark.length());
    return new SourceText(
        raw,
        transcoded.utf8(),
        transcoded.rawOffsets(),
        charset,
        mark == ByteOrderMark.NONE ? 0 : ByteOrderMark.UTF_8.length(),
        transcoded.malformed());
  }

  /** The file as it is. */
  public byte[] raw() {
    return raw;
  }

  /** The text in UTF-8, its byte order mark included; not to be changed. */
  public byte[] utf8() {
    return utf8;
  }

  /** The encoding it was read in. */
  public Charset charset() {
    return charset;
  }

  /** How many UTF-8 bytes at the start are a byte order mark: 0 or 3. */
  public int bom() {
    return bom;
  }

  /** Whether some bytes make no character in the encoding; each reads as U+FFFD. */
  public boolean malformed() {
    return malformed.length > 0;
  }

  /** The UTF-8 offsets of each U+FFFD that stands for malformed bytes, ascending. */
  public int[] malformedOffsets() {
    return malformed.clone();
  }

  /** Where its lines start. */
  public LineIndex lines() {
    return lines;
  }

  /** The text without its byte order mark; made at the first call. */
  public String string() {
    if (string == null) {
      string = new String(utf8, bom, utf8.length - bom, StandardCharsets.UTF_8);
    }
    return string;
  }

  /** The text between two UTF-8 offsets. */
  public String slice(int start, int end) {
    return new String(utf8, start, end - start, StandardCharsets.UTF_8);
  }

  /** The offset in the raw file that a UTF-8 offset stands for. */
  public int rawOffset(int utf8Offset) {
    return rawOffsets == null ? utf8Offset : rawOffsets[utf8Offset];
  }
}
