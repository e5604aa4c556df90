package cases;

import java.util.*;
import java.util.function.*;

@interface A {
  int value() default 0;
}

sealed interface AnnotationsOnTypeUses<@A(1) T extends @A(2) Object & @A(3) Runnable> extends @A(4) Cloneable
    permits Sub {
  @A(6) String result() throws @A(7) Exception;
}

final class Sub implements @A(8) AnnotationsOnTypeUses<@A(9) Thread> {
  Map.@A(10) Entry<@A(11) ?, ? extends @A(12) Number> qualified;
  @A(13) String @A(14) [] @A(15) [] arrays;

  public String result() throws Exception {
    Object o = (@A(16) String & @A(17) Cloneable) null;
    if (o instanceof @A(18) String s) {}
    Supplier<Object> made = @A(19) ArrayList<@A(20) String>::new;
    Object created = new @A(21) ArrayList<@A(22) String>() {};
    Object dimensions = new @A(23) int @A(24) [3] @A(25) [];
    this.<@A(26) String>generic(null);
    try {
    } catch (@A(27) IllegalStateException | @A(28) IllegalArgumentException e) {
    }
    BiFunction<Integer, Integer, Integer> f = (@A(29) Integer x, @A(30) Integer y) -> x;
    return switch (o) {
      case Pair(@A(31) String l, var r) -> l;
      default -> null;
    };
  }

  <@A(32) X> void generic(@A(33) Sub this, @A(34) X @A(35) ... rest) {}

  String late() @A(36) [] {
    return null;
  }

  record Pair(@A(37) Object left, Object @A(38) [] right) {}
}
