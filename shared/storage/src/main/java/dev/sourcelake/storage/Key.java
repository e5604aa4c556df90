package dev.sourcelake.storage;

/**
 * The name of an object in a storage: parts joined by {@code /}. What would lead out of the
 * storage, or means something to a file system, is refused here and never travels.
 */
public record Key(String value) implements Comparable<Key> {
  private static final int MAX_LENGTH = 900;

  public Key {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A storage key has 1 to " + MAX_LENGTH + " characters: '" + value + "'");
    }
    for (String part : value.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new IllegalArgumentException(
            "A storage key has no empty part, no '.' and no '..': '" + value + "'");
      }
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == 0x7F || c == '\\' || c == ':') {
        throw new IllegalArgumentException(
            "A storage key has no control character, '\\' or ':': '" + value + "'");
      }
    }
  }

  /** The key of these parts; each is checked. */
  public static Key of(String first, String... more) {
    return new Key(more.length == 0 ? first : first + "/" + String.join("/", more));
  }

  /** The key below this one. */
  public Key resolve(String part) {
    return new Key(value + "/" + part);
  }

  /** The last part. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  @Override
  public int compareTo(Key other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
