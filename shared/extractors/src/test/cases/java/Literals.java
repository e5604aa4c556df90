package cases;

class Literals {
  int[] integers = {0, 42, -1, 0x7f, 017, 0b1010, 1_000_000, 9L, -9223372036854775808L};
  double[] floats = {1.5, 1e10, .5, 3f, 2d, 0x1.8p1};
  char[] characters = {'a', '\n', '\'', '\u0041', 'é'};
  boolean[] words = {true, false};
  Object nothing = null;

  @Deprecated(since = "9")
  String text(int which) {
    Runnable run = () -> System.out.println("in a lambda" + which);
    return switch (which) {
      case 1 -> "";
      case 2 -> "with \"quotes\" and \t tabs";
      default ->
          """
          a text block,
            "quoted"
          """;
    };
  }

  enum Colour {
    RED("#f00") {
      @Override
      String more() {
        return "more";
      }
    };

    Colour(String code) {}

    String more() {
      return "none";
    }
  }
}
