package dev.sourcelake.forges;

import java.util.regex.Pattern;

/**
 * The name of a repository on its host, such as {@code owner/name} or {@code group/part/name}. What
 * would mean anything but a name in a URL is refused here and never travels.
 */
public record RepositoryName(String value) implements Comparable<RepositoryName> {
  private static final int MAX_LENGTH = 400;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+){1,20}");

  public RepositoryName {
    if (!isName(value)) {
      throw new IllegalArgumentException(
          "No repository is called '%s': write owner/name".formatted(shortened(value)));
    }
  }

  /** Whether this is a name. */
  public static boolean isName(String text) {
    if (text == null || text.length() > MAX_LENGTH || !NAME.matcher(text).matches()) {
      return false;
    }
    for (String part : text.split("/", -1)) {
      if (part.equals(".") || part.equals("..") || part.endsWith(".git")) {
        return false;
      }
    }
    return true;
  }

  private static String shortened(String text) {
    String readable = String.valueOf(text).replaceAll("[^\\x20-\\x7E]", "?");
    return readable.length() <= 60 ? readable : readable.substring(0, 60) + "…";
  }

  /** All but the last part. */
  public String owner() {
    return value.substring(0, value.lastIndexOf('/'));
  }

  @Override
  public int compareTo(RepositoryName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
