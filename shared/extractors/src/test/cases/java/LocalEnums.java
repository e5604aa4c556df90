package cases;

class LocalEnums {
  void before() {}

  int method(int x) {
    enum Local {
      A,
      B
    }
    return Local.A.ordinal();
  }

  void after() {
    before();
  }
}
