package dev.sourcelake.origins.settings;

import dev.sourcelake.model.source.LineIndex;
import java.nio.charset.StandardCharsets;

/** A build file under way. Offsets are bytes: its text holds one char for each. */
final class BuildFile {
  private final String path;
  private final byte[] bytes;
  private final String text;
  private LineIndex lines;

  BuildFile(String path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
    this.text = new String(bytes, StandardCharsets.ISO_8859_1);
  }

  String path() {
    return path;
  }

  /** The folder that it lies in. */
  String folder() {
    return Folders.of(path);
  }

  String name() {
    return Folders.name(path);
  }

  byte[] bytes() {
    return bytes;
  }

  /** One char for each byte, so that places in it are byte offsets. */
  String text() {
    return text;
  }

  /** The line of an offset, from 1. */
  int line(int offset) {
    if (lines == null) {
      lines = LineIndex.of(bytes, 0);
    }
    return lines.line(offset);
  }

  /** Text of {@link #text} as people read it. */
  static String decoded(String bytesAsChars) {
    return new String(bytesAsChars.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
