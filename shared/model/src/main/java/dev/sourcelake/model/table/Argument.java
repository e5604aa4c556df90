package dev.sourcelake.model.table;

import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.ListOf;
import dev.sourcelake.model.dataset.ColumnType.StructOf;
import dev.sourcelake.model.dataset.ColumnType.StructOf.Field;
import dev.sourcelake.model.rows.StructRow;
import dev.sourcelake.model.rows.StructValue;
import java.util.List;

/**
 * An argument of a call or an annotation.
 *
 * @param index place among the arguments, from 0
 * @param keyword its name where it is passed by name, else null
 * @param star {@code *} or {@code **} (spread) where it is unpacked, else null
 * @param kind kind of expression: name, literal, call, lambda, field, operator, type, other
 * @param bstart first byte in the raw file
 * @param bend byte after the last one in the raw file
 */
public record Argument(int index, String keyword, String star, String kind, int bstart, int bend)
    implements StructValue {
  static final ColumnType LIST =
      new ListOf(
          new StructOf(
              List.of(
                  new Field("index", ColumnType.INT32, "place among the arguments, from 0"),
                  new Field("keyword", ColumnType.TEXT, "its name where passed by name"),
                  new Field("star", ColumnType.TEXT, "* or ** where it is unpacked"),
                  new Field("kind", ColumnType.TEXT, "kind of expression"),
                  new Field("bstart", ColumnType.INT32, "first byte in the raw file"),
                  new Field("bend", ColumnType.INT32, "byte after the last one"))));

  @Override
  public Object field(int at) {
    return switch (at) {
      case 0 -> index;
      case 1 -> keyword;
      case 2 -> star;
      case 3 -> kind;
      case 4 -> bstart;
      case 5 -> bend;
      default -> throw new IndexOutOfBoundsException(at);
    };
  }

  @Override
  public void writeTo(StructRow row) {
    row.set(0, index);
    row.set(1, keyword);
    row.set(2, star);
    row.set(3, kind);
    row.set(4, bstart);
    row.set(5, bend);
  }
}
