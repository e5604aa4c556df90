package cases;

class Inheritance {
  static class Top {
    int field;

    void shared() {}

    static class Nested {}
  }

  static class Middle extends Top implements Outside {
    void use() {
      shared();
      fromOutside();
      new Nested();
    }
  }

  static class Bottom extends Middle {
    @Override
    void shared() {
      super.shared();
      use();
      fromOutside();
    }
  }
}
