package dev.sourcelake.extractors.python.names;

import dev.sourcelake.model.table.Candidate;
import java.util.List;

/**
 * An occurrence of a name.
 *
 * @param start offset of its first byte
 * @param end offset of the byte after its last one
 * @param use what it is used for
 * @param definition number of the definition in which it stands
 * @param binding number of the definition that it means, or -1 where the file does not show it
 * @param candidates what is imported under the name, or what it may mean that this file does not
 *     bind
 */
public record Reference(
    int start, int end, Use use, int definition, int binding, List<Candidate> candidates) {}
