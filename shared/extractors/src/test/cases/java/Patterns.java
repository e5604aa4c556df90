package cases;

class Patterns {
  record Point(Object x, Object y) {}

  Object match(Object o) {
    if (!(o instanceof String text)) {
      return null;
    }
    text.length();
    if (o instanceof final Integer number && number.intValue() > 1) {
      number.byteValue();
    } else if (o instanceof Point(String x, Point(var inner, _))) {
      x.isEmpty();
      inner.hashCode();
    }
    return switch (o) {
      case Integer i when i.intValue() > 2 -> i.toString();
      case Point(Integer a, var b) -> a.toString();
      case null, default -> {
        yield o.toString();
      }
    };
  }
}
