class Overloads {
  void f(int x) {}

  void f(long x) {}

  void f(Object x) {}

  void f(String... x) {}

  void f(Runnable r, int x) {}

  void calls(byte b, String s, java.util.List<String> list) {
    f(1);
    f(b);
    f(2L);
    f(1.5);
    f(s);
    f("a", s);
    f(() -> f(3), 4);
    f(list.get(0));
    f();
    f(1, 2, 3);
    equals(s);
    inherited(s);
  }
}

class Sub extends Overloads {
  void f(Integer boxed) {}

  void calls() {
    f(1);
    super.f("s");
    new Sub().f(Integer.valueOf(1));
  }
}
