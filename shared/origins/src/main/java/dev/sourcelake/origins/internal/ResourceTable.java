package dev.sourcelake.origins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Rules kept as data: a resource of lines, words apart by spaces, {@code #} for comments. */
public final class ResourceTable {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private ResourceTable() {}

  /** The words of each line that has some. */
  public static List<List<String>> read(Class<?> owner, String name) {
    return text(owner, name)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> List.of(SPACES.split(line)))
        .toList();
  }

  /** The whole resource. */
  public static String text(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
