package dev.sourcelake.model.rows;

/** A value of a struct column; its fields come in the order of the column's type. */
public interface StructValue {
  /**
   * The field at this place: text (a String, or its UTF-8 bytes), Integer, Long, Boolean, a List or
   * a Map of such, or null.
   */
  Object field(int index);
}
