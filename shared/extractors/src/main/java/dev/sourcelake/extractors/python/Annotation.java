package dev.sourcelake.extractors.python;

import dev.sourcelake.model.table.Candidate;
import java.util.List;
import java.util.Map;

/**
 * A row of annotations.
 *
 * @param kind decorator, default, type, type_comment or suppression_comment
 * @param start offset of its first byte
 * @param end offset of the byte after its last one
 * @param definition number of the definition that it belongs to
 * @param name its name, or null
 * @param candidates what the name may mean
 * @param arguments as written, by name or place; null where there can be none
 */
record Annotation(
    String kind,
    int start,
    int end,
    int definition,
    String name,
    List<Candidate> candidates,
    Map<String, String> arguments) {}
