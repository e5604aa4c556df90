package dev.sourcelake.origins;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file says that stands for a content in Git LFS.
 *
 * @param sha256 digest of the content
 * @param size its size in bytes
 */
public record LfsPointer(String sha256, long size) {
  /** Pointers are smaller, by the format's own rule. */
  public static final int MAX_BYTES = 1024;

  private static final Pattern OID = Pattern.compile("(?m)^oid sha256:([0-9a-f]{64})$");
  private static final Pattern SIZE = Pattern.compile("(?m)^size (\\d{1,18})$");

  /** Reads a pointer's text; empty where it lacks digest or size. */
  public static Optional<LfsPointer> parse(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.US_ASCII);
    Matcher oid = OID.matcher(text);
    Matcher size = SIZE.matcher(text);
    return oid.find() && size.find()
        ? Optional.of(new LfsPointer(oid.group(1), Long.parseLong(size.group(1))))
        : Optional.empty();
  }
}
