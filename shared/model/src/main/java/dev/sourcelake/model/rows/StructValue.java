package dev.sourcelake.model.rows;

/** A value of a struct column; its fields come in the order of the column's type. */
public interface StructValue {
  /**
   * The field at this place: text (a String, or its UTF-8 bytes), Integer, Long, Boolean, a List or
   * a Map of such, or null.
   */
  Object field(int index);

  /** Sets all fields; to be overridden by values of which there are very many. */
  default void writeTo(StructRow row) {
    for (int i = 0; i < row.size(); i++) {
      row.set(i, field(i));
    }
  }
}
