package dev.sourcelake.extractors.java.names;

import dev.sourcelake.model.table.Candidate;
import java.util.List;

/** An occurrence of a name. */
final class Reference {
  final int start;
  final int end;
  final String name;
  final Role role;

  /** The definition in which it stands; -1 at the top. */
  final int owner;

  /** The definition that it means; -1 where the file does not show it. */
  int binding = -1;

  /** What it may mean where it is not bound. */
  List<Candidate> candidates = List.of();

  Reference(int start, int end, String name, Role role, int owner) {
    this.start = start;
    this.end = end;
    this.name = name;
    this.role = role;
    this.owner = owner;
  }
}
