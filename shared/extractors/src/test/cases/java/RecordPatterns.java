package cases;

class RecordPatterns<T> {
  record Point(int x, int y) {}

  record Line(Point from, Point to) {}

  int length(Object o) {
    if (o instanceof Line(Point(int x1, var y1), Point to) && x1 > 0) {
      return to.x() - x1 + y1;
    }
    return switch (o) {
      case Line(Point from, Point(var x, int y)) when from.x() == x -> y;
      case Point(int x, int y) -> x + y;
      case null -> 0;
      default -> -1;
    };
  }
}
