package cases;

class Initializers {
  static final int A = first();
  int b = first() + A;

  static {
    first();
  }

  {
    b = first();
  }

  Initializers() {
    super();
    int first = first();
  }

  static int first() {
    return 1;
  }
}
