package dev.sourcelake.extractors.match;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.sourcelake.extractors.treesitter.QueryText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a match file asks for. It is TOML with one table {@code [[match]]} for each kind of fact, or
 * each tree-sitter query, that is wanted; docs/matching.md describes it.
 *
 * @param rules which rows of facts are wanted
 * @param queries whose captures are wanted
 */
public record MatchFile(MatchRules rules, List<QueryText> queries) {
  private static final String TABLE = "match";
  private static final TomlMapper TOML = TomlMapper.builder().build();

  public MatchFile {
    queries = List.copyOf(queries);
  }

  /** Reads a file that a match file names, as UTF-8; the name is relative to the match file. */
  @FunctionalInterface
  public interface Neighbours {
    String read(String name) throws IOException;
  }

  /**
   * Reads a match file, whole.
   *
   * @param file what messages call it
   * @throws IllegalArgumentException if anything in it is wrong; the message has a line for each
   *     problem, {@code file:line:column: what, and what would be right}
   */
  public static MatchFile parse(String file, String text, Neighbours neighbours) {
    List<String> problems = new ArrayList<>();
    JsonNode root = tree(file, text);
    TomlPlaces places = new TomlPlaces(text);
    root.fieldNames()
        .forEachRemaining(key -> {
          if (!key.equals(TABLE)) {
            problems.add(
                at(
                    file,
                    places.named(-1, key),
                    "'" + key + "' is no part of it; write [[match]] tables"));
          }
        });
    JsonNode tables = root.path(TABLE);
    if (!tables.isArray() || tables.isEmpty()) {
      problems.add(
          at(
              file,
              places.named(-1, TABLE),
              "there is no [[match]] table that says what is wanted"));
    }
    List<FactRule> facts = new ArrayList<>();
    List<QueryText> queries = new ArrayList<>();
    for (int i = 0; tables.isArray() && i < tables.size(); i++) {
      MatchTable table = new MatchTable(tables.get(i), i, places, neighbours);
      table.read(facts, queries);
      table.problems().forEach(problem -> problems.add(at(file, problem.place(), problem.text())));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return new MatchFile(new MatchRules(facts), queries);
  }

  private static JsonNode tree(String file, String text) {
    try {
      return TOML.readTree(text);
    } catch (JsonProcessingException e) {
      JsonLocation where = e.getLocation();
      TomlPlaces.Place place =
          where == null
              ? new TomlPlaces.Place(1, 1)
              : new TomlPlaces.Place(
                  Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()));
      throw new IllegalArgumentException(
          at(file, place, "this is no TOML: " + e.getOriginalMessage()), e);
    }
  }

  private static String at(String file, TomlPlaces.Place place, String problem) {
    return "%s:%d:%d: %s".formatted(file, place.line(), place.column(), problem);
  }

  /** The languages of its queries. */
  public Set<String> languages() {
    return Set.copyOf(queries.stream().map(QueryText::language).toList());
  }
}
