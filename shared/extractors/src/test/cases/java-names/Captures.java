class Captures {
  int field;

  Runnable nested(int parameter, final int unused) {
    int outer = parameter;
    Runnable r =
        () -> {
          int inner = outer;
          Runnable again = () -> System.out.println(inner + outer + field);
          again.run();
        };
    class Local {
      int member = outer;

      Local self() {
        return new Local() {
          int sum = parameter + member;
        };
      }
    }
    return r;
  }
}
