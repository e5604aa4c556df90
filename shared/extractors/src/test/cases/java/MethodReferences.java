package cases;

import java.util.ArrayList;
import java.util.function.*;

class MethodReferences {
  String text;

  void all() {
    Function<String, Integer> unbound = String::length;
    Supplier<Integer> bound = text::length;
    Supplier<String> self = this::name;
    Supplier<String> parent = super::toString;
    Supplier<ArrayList<String>> made = ArrayList<String>::new;
    IntFunction<int[]> array = int[]::new;
    Supplier<String> chained = text.trim()::trim;
    Supplier<String> inherited = unknown::trim;
    Object cast = (Supplier<String>) this::name;
    Supplier<String> qualified = java.util.Objects::toString;
  }

  String name() {
    return text;
  }
}
