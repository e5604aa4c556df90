import static RecordsAndEnums.Color.RED;

class RecordsAndEnums {
  enum Color {
    RED,
    GREEN {
      @Override
      int shade() {
        return base + 1;
      }
    };

    int base;

    int shade() {
      return ordinal();
    }
  }

  record Point<N extends Number>(N x, int y) {
    static int count;

    Point {
      count++;
      y = y < 0 ? 0 : y;
    }

    int sum() {
      return x().intValue() + y + this.y();
    }
  }

  int use(Color color, Point<Integer> point) {
    switch (color) {
      case RED:
        return Color.values().length;
      case GREEN:
        return Color.valueOf("RED").shade();
      default:
        return point.x() + point.sum() + RED.base;
    }
  }
}
