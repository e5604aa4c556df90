package cases;

/** Planets. */
enum Enums implements Runnable {
  @Deprecated
  FIRST,
  /** The second. */
  SECOND(compute(2)) {
    @Override
    int weight() {
      return super.weight() + ordinal();
    }
  };

  private final int number;

  Enums() {
    this(0);
  }

  Enums(int number) {
    this.number = number;
  }

  int weight() {
    return values().length + FIRST.number;
  }

  static int compute(int x) {
    return x;
  }

  public void run() {}

  enum Empty {}

  enum OnlyConstants {
    A,
    B
  }
}
