package cases;

class LocalTypes {
  void method() {
    class Local {
      void go() {
        method();
      }

      class Member {}
    }
    interface Contract {
      void act();
    }
    record Pair(Local left, Contract right) {}
    new Local().go();
    Pair pair = new Pair(new Local(), null);
    pair.left().go();
    pair.right().act();
    {
      class Local2 extends Local {}
      new Local2().go();
    }
    class Local3 {}
  }

  void again() {
    class Local {}
    new Local();
  }
}
