package cases;

import java.util.function.*;

class Lambdas {
  Function<String, Integer> one = text -> text.length();
  BiFunction<String, String, String> two = (final String a, String b) -> a.concat(b);

  void nested() {
    Supplier<Supplier<String>> deep = () -> () -> one.apply("x").toString();
    Runnable block =
        () -> {
          var inner = new StringBuilder();
          inner.append(deep.get());
        };
    BiFunction<Integer, Integer, Integer> unnamed = (x, _) -> x;
    block.run();
  }
}
