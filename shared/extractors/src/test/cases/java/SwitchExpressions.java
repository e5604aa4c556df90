package cases;

class SwitchExpressions {
  int arrows(String day) {
    return switch (day) {
      case "Sat", "Sun" -> day.length();
      case "Mon" -> {
        int hours = compute(day);
        yield hours;
      }
      default -> throw new IllegalArgumentException(day);
    };
  }

  int groups(int day) {
    int result =
        switch (day) {
          case 1:
          case 2:
            yield compute("x");
          default:
            yield -1;
        };
    switch (day) {
      case 3, 4 -> compute("y");
      default -> {}
    }
    return result;
  }

  static int compute(String text) {
    return text.hashCode();
  }
}
