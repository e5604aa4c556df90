package cases;

import java.util.List;

record Records<T>(int x, @Deprecated List<T> names, String... rest) implements Comparable<Records<T>> {
  static int made;

  Records {
    made++;
    check(x);
  }

  Records(int x) {
    this(x, List.of());
  }

  public List<T> names() {
    return names;
  }

  static void check(int value) {}

  public int compareTo(Records<T> other) {
    return other.rest().length - rest().length;
  }

  record Nothing() {}

  private record Canonical(String text) {
    Canonical(String text) {
      this.text = text.strip();
    }
  }
}
