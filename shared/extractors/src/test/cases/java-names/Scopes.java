package p;

import static java.util.Collections.emptyList;

import java.util.List;

class Scopes<T extends Comparable<T>> extends Unknown {
  private int field = inherited;

  static {
    int local = 1;
    outer:
    for (int i = 0; i < local; i++) {
      while (true) {
        break outer;
      }
    }
  }

  <U> U method(U parameter, T other) throws Exception {
    int block = field;
    {
      int field = block;
      field += 1;
    }
    field++;
    List<U> list = emptyList();
    return list.isEmpty() ? parameter : unknown(other);
  }
}
