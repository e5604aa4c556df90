package cases;

import static x.Y.*;
import java.util.List;
/** Documented. */
@A class T<@C X extends Foo & Bar> extends Z<Q> implements I, J permits K {
  int = 5;
  private static int a[] = {1}, b;
  { init(); } static { s(); }
  <R> List<String> m(@N final int x, String... y) throws E { int i = 0, j; for (var q : z) {} try (A r = b()) {} catch (E1 | E2 e) {}
    if (o instanceof Foo f && o instanceof R(var g, int h)) {} switch (o) { case Integer n -> n.k(); case R(var w) -> {} default -> {} }
    a.b().c(1); new Foo<>(1) { void k() {} }; this.x(); super.y(); Foo::bar; F l = (p, q2) -> p; l = p3 -> p3; enum Local { U } }
  T() { this(1); } T(int i) { super(); }
}
enum E implements I { A, B(1) { void m() {} }; int f; }
record P(int x, @N String... y) implements I { P { x = 1; } }
@interface AN { int value() default 1; }
interface W extends V, U { int C = 1; }
