package dev.sourcelake.extractors.python.names;

import dev.sourcelake.model.table.Candidate;
import java.util.List;

/**
 * What a name means.
 *
 * @param binding number of the definition of this file, or -1
 * @param candidates what is imported under the name, or what it may mean that this file does not
 *     bind
 */
record Meaning(int binding, List<Candidate> candidates) {
  static final Meaning UNKNOWN = new Meaning(-1, List.of());

  static Meaning bound(int definition) {
    return new Meaning(definition, List.of());
  }
}
