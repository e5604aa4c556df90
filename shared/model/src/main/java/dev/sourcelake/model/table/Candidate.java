package dev.sourcelake.model.table;

import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.ListOf;
import dev.sourcelake.model.dataset.ColumnType.StructOf;
import dev.sourcelake.model.dataset.ColumnType.StructOf.Field;
import dev.sourcelake.model.rows.StructRow;
import dev.sourcelake.model.rows.StructValue;
import java.util.List;

/**
 * What a name may mean, by its file and settings alone.
 *
 * @param name a qualified name, with dots
 * @param source local, file, import, package, wildcard, builtin or inherited
 * @param rank 0 for the likeliest
 */
public record Candidate(String name, String source, int rank) implements StructValue {
  static final ColumnType LIST =
      new ListOf(
          new StructOf(
              List.of(
                  new Field("name", ColumnType.TEXT, "qualified name"),
                  new Field(
                      "source",
                      ColumnType.TEXT,
                      "local, file, import, package, wildcard, builtin or inherited"),
                  new Field("rank", ColumnType.INT32, "0 for the likeliest"))));

  @Override
  public Object field(int index) {
    return switch (index) {
      case 0 -> name;
      case 1 -> source;
      case 2 -> rank;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void writeTo(StructRow row) {
    row.set(0, name);
    row.set(1, source);
    row.set(2, rank);
  }
}
