package cases;

import java.util.List;
import java.util.Map;

abstract class Generics<K extends Comparable<K> & Runnable, V> {
  K key;
  List<? extends Map<K, V[]>> maps;

  abstract <X extends Number> X pick(Map<? super K, List<X>> from, X... more) throws Exception;

  <A, B> Generics(A a, B b) {
    key.run();
    this.<Integer>pick(null).intValue();
    var picked = pick(null);
    picked.intValue();
    V value = null;
    value.hashCode();
  }
}
