class PatternFlow {
  record Pair(Object left, Object right) {}

  String s = "field";

  int flow(Object o) {
    if (!(o instanceof String s)) {
      return this.s.length() + s.length();
    }
    int after = s.length();
    boolean both = o instanceof Integer i && i > 0 || s.isEmpty();
    int chosen = o instanceof Long l ? l.intValue() : s.length();
    while (!(o instanceof Pair p)) {
      o = s;
    }
    return p.left() == null ? after : chosen;
  }

  int cases(Object o) {
    return switch (o) {
      case Pair(String s, var right) when s.isEmpty() -> right.hashCode();
      case String s -> s.length();
      case Pair(Pair(Object a, _), Object b) -> a.hashCode() + b.hashCode();
      default -> s.length();
    };
  }
}
