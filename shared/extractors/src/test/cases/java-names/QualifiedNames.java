package a.b;

import java.util.Map;
import java.util.concurrent.*;

@java.lang.SuppressWarnings(value = "all")
class QualifiedNames {
  static final int LIMIT = 1;
  java.util.List<Map.Entry<String, QualifiedNames.Inner>> entries;
  QualifiedNames next;

  @interface Mark {
    int order() default LIMIT;
  }

  @Mark(order = QualifiedNames.LIMIT)
  class Inner {
    Outer.Thing thing = QualifiedNames.this.next.next.missing.name;
    Object made = next.new Inner();
    TimeUnit unit = TimeUnit.SECONDS;
    int[] numbers = {a.b.QualifiedNames.LIMIT, System.out.hashCode(), numbers.length};
    java.util.function.Supplier<Object> made2 = QualifiedNames::new;
    Runnable run = next::toString;
    Runnable hash = this::hash;

    void hash() {}
  }
}
