package cases;

import java.io.Closeable;

public sealed interface Interfaces extends Closeable, Comparable<Interfaces> permits One, Two {
  int CONSTANT = make(), OTHER[] = {};

  void plain();

  default void withBody() {
    plain();
    close();
    Interfaces.helper();
  }

  private void hidden() {}

  static void helper() {}

  static int make() {
    return 1;
  }

  enum Kind {}
}

final class One implements Interfaces {
  public void plain() {
    Interfaces.super.withBody();
    withBody();
  }
}

non-sealed class Two implements Interfaces {}
