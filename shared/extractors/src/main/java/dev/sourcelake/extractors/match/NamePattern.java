package dev.sourcelake.extractors.match;

/**
 * A pattern of a name: {@code *} stands for any characters, {@code ?} for one, and case counts.
 *
 * @param glob the pattern
 */
public record NamePattern(String glob) {
  public NamePattern {
    if (glob.isBlank()) {
      throw new IllegalArgumentException("a pattern of names is not blank; * fits every name");
    }
  }

  /** Whether it is one of qualified names, which have dots. */
  public boolean hasDots() {
    return glob.indexOf('.') >= 0;
  }

  /** Whether a name, which may be null, fits. */
  public boolean matches(String name) {
    if (name == null) {
      return false;
    }
    int at = 0;
    int wanted = 0;
    int star = -1;
    int starAt = 0;
    while (at < name.length()) {
      char next = wanted < glob.length() ? glob.charAt(wanted) : 0;
      if (next == '*' && wanted < glob.length()) {
        star = wanted++;
        starAt = at;
      } else if (wanted < glob.length() && (next == '?' || next == name.charAt(at))) {
        at++;
        wanted++;
      } else if (star >= 0) {
        // The last star takes one character more.
        wanted = star + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    while (wanted < glob.length() && glob.charAt(wanted) == '*') {
      wanted++;
    }
    return wanted == glob.length();
  }
}
