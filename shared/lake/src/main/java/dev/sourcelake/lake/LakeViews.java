package dev.sourcelake.lake;

import dev.sourcelake.lake.internal.Sql;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The views over a lake's tables; their SQL lies in resource files, whose first lines say what a
 * row is.
 */
public final class LakeViews {
  private static final List<View> ALL =
      List.of(
          new View("call_targets", Sql.named("call_targets")),
          new View("unread", Sql.named("unread")));

  /**
   * A view.
   *
   * @param name its name in SQL
   * @param sql the query
   */
  public record View(String name, String sql) {
    /** What a row is: the comment that the query begins with. */
    public String comment() {
      return sql.lines()
          .takeWhile(line -> line.startsWith("--"))
          .map(line -> line.substring(2).strip())
          .collect(Collectors.joining(" "));
    }
  }

  private LakeViews() {}

  /** All views, in the order in which they are listed to people. */
  public static List<View> all() {
    return ALL;
  }

  /** The view of this name, if there is one. */
  public static Optional<View> find(String name) {
    return ALL.stream().filter(view -> view.name().equals(name)).findFirst();
  }
}
