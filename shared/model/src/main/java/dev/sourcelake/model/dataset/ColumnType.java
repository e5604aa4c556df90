package dev.sourcelake.model.dataset;

import java.util.List;

/** The types that columns have; each has one Delta, one Arrow and one Parquet form. */
public sealed interface ColumnType {
  /** UTF-8 text. */
  ColumnType TEXT = Scalar.TEXT;

  /** A signed 32-bit number. */
  ColumnType INT32 = Scalar.INT32;

  /** A signed 64-bit number. */
  ColumnType INT64 = Scalar.INT64;

  /** True or false. */
  ColumnType BOOL = Scalar.BOOL;

  /** A moment, in microseconds since 1970 in UTC. */
  ColumnType TIMESTAMP = Scalar.TIMESTAMP;

  /** The types without parts. */
  enum Scalar implements ColumnType {
    TEXT,
    INT32,
    INT64,
    BOOL,
    TIMESTAMP
  }

  /** An ordered list; it holds no nulls. */
  record ListOf(ColumnType element) implements ColumnType {}

  /** A record of named fields, each may be null. */
  record StructOf(List<Field> fields) implements ColumnType {
    public StructOf {
      fields = List.copyOf(fields);
    }

    /** A named part of a struct. */
    public record Field(String name, ColumnType type, String comment) {}
  }

  /** A map from text to values; its entries are sorted by key. */
  record MapOf(ColumnType value) implements ColumnType {}
}
