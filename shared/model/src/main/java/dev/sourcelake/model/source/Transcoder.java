package dev.sourcelake.model.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Text decoded from another encoding, or from malformed UTF-8, with the raw offset of each of its
 * UTF-8 bytes.
 */
final class Transcoder {
  private static final String MARK = "\uFEFF";

  private final byte[] utf8;
  private final int[] rawOffsets;
  private final int[] malformed;

  private Transcoder(byte[] utf8, int[] rawOffsets, int[] malformed) {
    this.utf8 = utf8;
    this.rawOffsets = rawOffsets;
    this.malformed = malformed;
  }

  byte[] utf8() {
    return utf8;
  }

  /** One more than there are UTF-8 bytes: the last is the raw file's length. */
  int[] rawOffsets() {
    return rawOffsets;
  }

  /** The UTF-8 offsets of what stands for malformed bytes, ascending. */
  int[] malformed() {
    return malformed;
  }

  /** Decodes a file that starts with no byte order mark. */
  static Transcoder toUtf8(byte[] raw, Charset charset) {
    return toUtf8(raw, charset, 0);
  }

  /**
   * Decodes a file of which the first {@code mark} bytes are a byte order mark. Some decoders would
   * pass that over, others not.
   */
  static Transcoder toUtf8(byte[] raw, Charset charset, int mark) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(raw);
    // Two chars at most, so that each step takes one character and its raw length is known.
    CharBuffer out = CharBuffer.allocate(2);
    Sink sink = new Sink(raw.length);
    if (mark > 0) {
      sink.add(MARK, 0);
      in.position(mark);
    }
    while (in.hasRemaining()) {
      int start = in.position();
      out.clear().limit(1);
      CoderResult result = decoder.decode(in, out, true);
      if (result.isOverflow() && out.position() == 0) {
        out.limit(2);
        result = decoder.decode(in, out, true);
      }
      if (result.isError() && out.position() == 0) {
        sink.malformed();
        in.position(start + Math.clamp(result.length(), 1, longestMalformed(charset)));
        out.clear().put('\uFFFD');
        decoder.reset();
      }
      sink.add(out.flip().toString(), start);
    }
    return sink.finish(raw.length);
  }

  /** Of a lone high surrogate, decoders blame the next character too. */
  private static int longestMalformed(Charset charset) {
    return charset.name().startsWith("UTF-16") ? Character.BYTES : Integer.MAX_VALUE;
  }

  /** Gathers characters with the raw offset at which each begins. */
  private static final class Sink {
    private final ByteArrayOutputStream bytes;
    private final IntStream.Builder malformed = IntStream.builder();
    private int[] offsets;

    Sink(int size) {
      bytes = new ByteArrayOutputStream(size + 16);
      offsets = new int[size + 16];
    }

    void add(String character, int rawOffset) {
      byte[] encoded = character.getBytes(StandardCharsets.UTF_8);
      int from = bytes.size();
      if (from + encoded.length >= offsets.length) {
        offsets = Arrays.copyOf(offsets, offsets.length * 2);
      }
      Arrays.fill(offsets, from, from + encoded.length, rawOffset);
      bytes.writeBytes(encoded);
    }

    /** The next character stands for malformed bytes. */
    void malformed() {
      malformed.add(bytes.size());
    }

    Transcoder finish(int rawLength) {
      int[] all = Arrays.copyOf(offsets, bytes.size() + 1);
      all[bytes.size()] = rawLength;
      return new Transcoder(bytes.toByteArray(), all, malformed.build().toArray());
    }
  }
}
