package dev.sourcelake.origins.classify;

import dev.sourcelake.origins.classify.Languages.Match;
import dev.sourcelake.origins.internal.ResourceTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/** Reads the first bytes of a file for what they say of it. */
final class HeadReader {
  /** Licences come first, so markers may stand some lines below. */
  private static final int MARKER_LINES = 60;

  /** LFS pointers are smaller, by the format's own rule. */
  private static final int LFS_BYTES = 1024;

  /** Of Java 1.1. */
  private static final int FIRST_CLASS_VERSION = 45;

  private static final List<String> LFS_VERSIONS =
      List.of(
          "version https://git-lfs.github.com/spec/v", "version https://hawser.github.com/spec/v");
  private static final List<String> COMMENTS =
      List.of(
          "//", "/*", "*", "#", "--", ";", "<!--", "%", "\"\"\"", "'''", "(*", "{-", "rem ", "REM ",
          "!");
  private static final List<String> ANNOTATIONS =
      List.of(
          "@Generated",
          "@javax.annotation.Generated",
          "@javax.annotation.processing.Generated",
          "@jakarta.annotation.Generated");

  private final List<String> markers =
      ResourceTable.text(HeadReader.class, "generated-markers.txt")
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .toList();
  private final List<byte[]> magics =
      ResourceTable.read(HeadReader.class, "magic.txt").stream()
          .map(line -> HexFormat.of().parseHex(line.getFirst()))
          .toList();
  private final LanguageHints hints = new LanguageHints();

  /** Reads a file whose first bytes these are; {@code size} is that of the whole. */
  HeadTraits read(String fileName, byte[] head, int length, long size) {
    if (isBinary(head, length)) {
      return isClassFile(head, length)
          ? new HeadTraits(false, true, false, "java-bytecode", "content")
          : new HeadTraits(false, true, false, null, null);
    }
    // One char a byte: what is looked for is ASCII, and a character cut at the end does no harm.
    String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    if (size < LFS_BYTES && LFS_VERSIONS.stream().anyMatch(text::startsWith)) {
      return new HeadTraits(true, false, false, null, null);
    }
    Match language = hints.find(fileName, text);
    return new HeadTraits(
        false,
        false,
        saysGenerated(text),
        language == null ? null : language.language(),
        language == null ? null : language.source());
  }

  /** By its magic number and a version that is one: Mach-O's universal files begin alike. */
  private static boolean isClassFile(byte[] head, int length) {
    return length >= 8
        && head[0] == (byte) 0xCA
        && head[1] == (byte) 0xFE
        && head[2] == (byte) 0xBA
        && head[3] == (byte) 0xBE
        && ((head[6] & 0xFF) << 8 | (head[7] & 0xFF)) >= FIRST_CLASS_VERSION;
  }

  private boolean isBinary(byte[] head, int length) {
    if (startsWithWideMark(head, length)) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (head[i] == 0) {
        return true;
      }
    }
    for (byte[] magic : magics) {
      if (length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length)) {
        return true;
      }
    }
    return false;
  }

  /** UTF-16 and UTF-32 are full of zero bytes, and text. */
  private static boolean startsWithWideMark(byte[] head, int length) {
    if (length < 4) {
      return false;
    }
    int first = (head[0] & 0xFF) << 8 | (head[1] & 0xFF);
    boolean utf32be = first == 0 && (head[2] & 0xFF) == 0xFE && (head[3] & 0xFF) == 0xFF;
    return first == 0xFFFE || first == 0xFEFF || utf32be;
  }

  private boolean saysGenerated(String text) {
    int start = 0;
    for (int line = 0; line < MARKER_LINES && start < text.length(); line++) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (ANNOTATIONS.stream().anyMatch(standsAt(text, start))
          || isMarked(text.substring(start, end))) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static Predicate<String> standsAt(String text, int start) {
    return annotation ->
        text.startsWith(annotation, start)
            && (text.startsWith("(", start + annotation.length())
                || text.startsWith("\n", start + annotation.length()));
  }

  private boolean isMarked(String line) {
    String stripped = line.strip();
    return COMMENTS.stream().anyMatch(stripped::startsWith)
        && markers.stream().anyMatch(stripped::contains);
  }
}
