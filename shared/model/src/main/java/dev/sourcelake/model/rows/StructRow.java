package dev.sourcelake.model.rows;

/** The fields of one value of a struct column; each is to be set once. */
public interface StructRow {
  /** How many fields there are. */
  int size();

  /** Sets the field at a place to what {@link StructValue#field} may give. */
  void set(int field, Object value);

  /** Sets the field at a place to a 32-bit number, of which no object is made. */
  void set(int field, int value);
}
