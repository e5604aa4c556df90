package cases;

import java.io.StringReader;
import java.util.List;
import java.util.function.BinaryOperator;

class LocalVariableTypes {
  void infer(List<String> names) throws Exception {
    var text = new StringBuilder();
    text.append("a").length();
    for (var name : names) {
      name.length();
    }
    for (var i = 0; i < 2; i++) {}
    try (var reader = new StringReader("")) {
      reader.read();
    }
    BinaryOperator<String> joined = (var left, var right) -> left.concat(right);
    var var = joined.apply("x", "y");
  }
}
