package dev.sourcelake.extractors.python.tokens;

import java.util.ArrayDeque;
import java.util.Deque;

/** A string with replacement fields that is being read. */
final class OpenString {
  final int quote;
  final boolean triple;
  final boolean raw;
  private final Deque<Field> fields = new ArrayDeque<>();

  OpenString(int quote, boolean triple, boolean raw) {
    this.quote = quote;
    this.triple = triple;
    this.raw = raw;
  }

  /** A replacement field that is being read. */
  static final class Field {
    /** Brackets that are open in it. */
    int brackets;

    /** Whether its expression is over, and its format is being read. */
    boolean inFormat;
  }

  /** The field that is being read, or null. */
  Field field() {
    return fields.peek();
  }

  void open() {
    fields.push(new Field());
  }

  void close() {
    fields.pop();
  }

  /** Whether what comes next is text. */
  boolean isText() {
    return fields.isEmpty() || fields.peek().inFormat;
  }
}
