package cases;

import java.io.Serializable;

class IntersectionCasts {
  Object lambda = (Runnable & Serializable) () -> System.out.println();
  Object reference = (Runnable & Serializable) this::toString;
}
