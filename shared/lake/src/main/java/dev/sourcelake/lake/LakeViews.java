package dev.sourcelake.lake;

import java.util.List;
import java.util.Optional;

/** The views over a lake's tables; their SQL lies in resource files. */
@SuppressWarnings("DoNotCallSuggester")
public final class LakeViews {
  /**
   * A view.
   *
   * @param name its name in SQL
   * @param comment what a row is
   * @param sql the query
   */
  public record View(String name, String comment, String sql) {}

  private LakeViews() {}

  /** All views, in the order in which they are listed to people. */
  public static List<View> all() {
    throw new UnsupportedOperationException();
  }

  /** The view of this name, if there is one. */
  public static Optional<View> find(String name) {
    return all().stream().filter(view -> view.name().equals(name)).findFirst();
  }
}
