package cases;

import cases.NamesOfTypes.Holder.Item;
import java.util.function.ToIntFunction;
import other.Kind;
import other.Thing;
import other.Unlike;

class NamesOfTypes {
  static final Thing FIRST = new Thing();
  static final Mode MODE = new Mode();

  static class Holder {
    static class Item {
      int size;
    }
  }

  static class Mode {
    int weight(Item item) {
      return item.size;
    }
  }

  void take(Thing thing) {}

  void take(Unlike unlike) {}

  void all(Thing... things) {}

  void all(Unlike unlike) {}

  /** The written type of an argument is as specific as can be. */
  void exact(Thing thing, Unlike unlike, Kind kind) {
    take(thing);
    take(unlike);
    take(kind.unknown());
    all(kind.unknown());
  }

  /** What a case names is a constant of the selector's type. */
  int cases(Kind kind) {
    switch (kind.of()) {
      case FIRST:
        return 1;
      default:
        return 0;
    }
  }

  /** An instance of an anonymous class has its members. */
  int anonymous() {
    return new Object() {
      int made() {
        return 1;
      }
    }.made();
  }

  ToIntFunction<Item> reference() {
    return NamesOfTypes.MODE::weight;
  }
}
