package cases; // NOSONAR

import java.util.List; // NOPMD - unused

// CHECKSTYLE:OFF
/** NOSONAR in documentation is prose. */
@SuppressWarnings("all")
class Suppressions {
  // noinspection unchecked, rawtypes
  List list;
  int a; /* NOPMD */ // SUPPRESS CHECKSTYLE MemberName

  void method() {
    int x = 1; // NOSONAR java:S1481 // NOPMD
    @SuppressWarnings({"unused", "unchecked"})
    Runnable run =
        () -> {
          // @formatter:off
          x++;
          // @formatter:on
        };
    // The word NOSONARX is none, nor is CANOPMD.
  }
  // CPD-OFF
}
// CHECKSTYLE:ON
