package dev.sourcelake.lake;

import java.util.List;
import java.util.stream.Stream;

/**
 * What happens to one table.
 *
 * @param adds files that become part of it
 * @param removes active files that no longer are
 */
public record Changes(List<DataFile> adds, List<DataFile> removes) {
  /** Nothing happens. */
  public static final Changes NONE = new Changes(List.of(), List.of());

  public Changes {
    adds = List.copyOf(adds);
    removes = List.copyOf(removes);
  }

  /** Whether nothing happens. */
  public boolean none() {
    return adds.isEmpty() && removes.isEmpty();
  }

  /** These changes and others of the same table. */
  public Changes and(Changes others) {
    return new Changes(
        Stream.concat(adds.stream(), others.adds.stream()).toList(),
        Stream.concat(removes.stream(), others.removes.stream()).toList());
  }
}
