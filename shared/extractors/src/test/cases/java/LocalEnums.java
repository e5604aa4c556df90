package cases;

import java.util.function.Supplier;

class LocalEnums {
  void before() {}

  int method(int x) {
    enum Local {
      A,
      B
    }
    return Local.A.ordinal();
  }

  Object several(String text) {
    // Before the first.
    @Deprecated
    enum First implements Supplier<String> {
      ONE("}") {
        @Override
        public String get() {
          enum Nested { INNER('{'); Nested(char brace) {} }
          return Nested.INNER + """
              } "enum Text {" {
              """;
        }
      };

      private final String name;

      First(String name) {
        this.name = name;
      }

      @Override
      public String get() {
        return name;
      }
    }
    Supplier<Object> lambda = () -> { enum Second{C}return Second.C; };
    switch (text) {
      case "a":
        enum Third { D }
        return Third.D;
      default:
        return lambda.get() == null ? First.ONE : First.valueOf(text).get();
    }
  }

  void after() {
    before();
  }
}
