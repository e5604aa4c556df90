package cases;

public class NestedTypes {
  static class Static {
    class Inner {
      void go() {
        outer();
        Static.this.hashCode();
        NestedTypes.other(this);
      }
    }

    Inner make() {
      return this.new Inner();
    }
  }

  interface Contract {
    class Member {}
  }

  static void outer() {
    new Static().make().go();
    NestedTypes.Static.Inner inner = null;
    inner.go();
    Contract.Member member = new Contract.Member();
  }

  static void other(Static.Inner inner) {}
}

class Beside extends NestedTypes.Static implements NestedTypes.Contract {
  Member inherited = new Member();

  Inner again() {
    return make();
  }
}
