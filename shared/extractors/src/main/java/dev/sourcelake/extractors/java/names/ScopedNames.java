package dev.sourcelake.extractors.java.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names with nested scopes: the innermost, latest declaration is what a name means. */
public final class ScopedNames<V> {
  private final Map<String, V> current = new HashMap<>();
  private final List<Hidden<V>> hidden = new ArrayList<>();

  /** What a name meant before it was declared anew; null where it meant nothing. */
  private record Hidden<V>(String name, V value) {}

  /** Enters a scope; the result goes to {@link #leave}. */
  public int enter() {
    return hidden.size();
  }

  /** Leaves the scope that {@link #enter} answered {@code mark} for. */
  public void leave(int mark) {
    for (int i = hidden.size() - 1; i >= mark; i--) {
      Hidden<V> last = hidden.remove(i);
      if (last.value() == null) {
        current.remove(last.name());
      } else {
        current.put(last.name(), last.value());
      }
    }
  }

  /** Declares a name in the innermost scope. */
  public void declare(String name, V value) {
    hidden.add(new Hidden<>(name, current.put(name, value)));
  }

  /** What a name means here, or null. */
  public V get(String name) {
    return current.get(name);
  }
}
