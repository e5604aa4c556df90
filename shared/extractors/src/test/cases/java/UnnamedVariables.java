package cases;

import java.util.List;
import java.util.function.BiFunction;

class UnnamedVariables {
  record Pair(Object left, Object right) {}

  int count(List<String> names, Object o) {
    int total = 0;
    for (var _ : names) {
      total++;
    }
    try {
      var _ = names.get(0);
    } catch (IndexOutOfBoundsException _) {
      total--;
    }
    BiFunction<String, String, Integer> f = (_, right) -> right.length();
    return switch (o) {
      case Pair(String left, _) -> left.length();
      case Pair(Integer _, Long _) -> 2;
      case String _, Integer _ -> 1;
      default -> total + f.apply("", "");
    };
  }
}
