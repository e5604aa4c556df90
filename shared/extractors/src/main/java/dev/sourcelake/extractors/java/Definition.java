package dev.sourcelake.extractors.java;

import java.util.List;

/** A definition on its way into a row; offsets are those of the UTF-8 text. */
final class Definition {
  final String kind;
  final int start;
  final int end;
  String name;
  int nameStart = -1;
  int nameEnd;
  String qualifiedName;
  String binaryName;
  String symbol;
  String signature;
  String erasedSignature;
  List<String> modifiers = List.of();
  String visibility;
  boolean implicit;
  String type;
  int bodyStart = -1;
  int bodyEnd;

  /** A definition without a name yet. */
  Definition(String kind, int start, int end) {
    this.kind = kind;
    this.start = start;
    this.end = end;
  }

  Definition name(String simpleName, int from, int to) {
    name = simpleName;
    nameStart = from;
    nameEnd = to;
    return this;
  }

  Definition qualifiedName(String qualified) {
    qualifiedName = qualified;
    return this;
  }

  Definition symbol(String stable) {
    symbol = stable;
    return this;
  }

  Definition modifiers(List<String> written, String effectiveVisibility) {
    modifiers = written;
    visibility = effectiveVisibility;
    return this;
  }

  Definition type(String written) {
    type = written;
    return this;
  }

  Definition body(int from, int to) {
    bodyStart = from;
    bodyEnd = to;
    return this;
  }

  Definition implicit() {
    implicit = true;
    return this;
  }
}
