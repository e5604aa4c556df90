package dev.sourcelake.extractors.match;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.extractors.BadQueryException;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.PathGlobs;
import dev.sourcelake.extractors.treesitter.QueryText;
import dev.sourcelake.extractors.treesitter.UserQueries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads one table {@code [[match]]}, and gathers what is wrong in it. */
final class MatchTable {
  private static final String FACT = "fact";
  private static final String KIND = "kind";
  private static final String NAME = "name";
  private static final String ANNOTATION = "annotation";
  private static final String PATHS = "paths";
  private static final String QUERY = "query";
  private static final String QUERY_FILE = "query-file";
  private static final String LANGUAGE = "language";
  private static final String AS = "as";
  private static final Set<String> OF_FACTS = Set.of(FACT, KIND, NAME, ANNOTATION, PATHS);
  private static final Set<String> OF_QUERIES = Set.of(QUERY, QUERY_FILE, LANGUAGE, AS, PATHS);
  private static final Set<String> EITHER = either();
  private static final String SUFFIX = ".scm";

  private final JsonNode table;
  private final int number;
  private final TomlPlaces places;
  private final MatchFile.Neighbours neighbours;
  private final List<Problem> problems = new ArrayList<>();

  /** Something wrong at a place. */
  record Problem(TomlPlaces.Place place, String text) {}

  MatchTable(JsonNode table, int number, TomlPlaces places, MatchFile.Neighbours neighbours) {
    this.table = table;
    this.number = number;
    this.places = places;
    this.neighbours = neighbours;
  }

  private static Set<String> either() {
    Set<String> all = new HashSet<>(OF_FACTS);
    all.addAll(OF_QUERIES);
    return Set.copyOf(all);
  }

  List<Problem> problems() {
    return problems;
  }

  /** Adds what it asks for; where something is wrong that may be less. */
  void read(List<FactRule> facts, List<QueryText> queries) {
    if (!table.isObject()) {
      problem(places.table(number), "match is a list of tables: write [[match]]");
      return;
    }
    boolean isQuery = table.has(QUERY) || table.has(QUERY_FILE);
    if (isQuery == table.has(FACT)) {
      problem(
          places.table(number),
          isQuery
              ? "a table asks for a fact or for a query; write one [[match]] for each"
              : "it names neither a fact nor a query: one of fact, query and query-file is needed");
      // Mostly one of those is misspelt.
      requireKeys(EITHER, "facts or of a query");
      return;
    }
    requireKeys(isQuery ? OF_QUERIES : OF_FACTS, isQuery ? "a query" : "facts");
    PathGlobs paths = paths();
    if (isQuery) {
      readQuery(paths, queries);
    } else {
      readFact(paths, facts);
    }
  }

  private void requireKeys(Set<String> keys, String of) {
    table
        .fieldNames()
        .forEachRemaining(key -> {
          if (!keys.contains(key)) {
            String all = String.join(", ", keys.stream().sorted().toList());
            problem(
                places.named(number, key),
                "'%s' is no key of a match of %s; there are %s".formatted(key, of, all));
          }
        });
  }

  private void readFact(PathGlobs paths, List<FactRule> facts) {
    String fact = text(FACT);
    NamePattern kind = pattern(KIND);
    NamePattern name = pattern(NAME);
    NamePattern annotation = pattern(ANNOTATION);
    if (fact == null || !problems.isEmpty()) {
      return;
    }
    // Each part is tried alone, so that what is wrong can be pointed at.
    if (!holds(FACT, () -> new FactRule(fact, null, null, null, paths))) {
      return;
    }
    holds(KIND, () -> new FactRule(fact, kind, null, null, paths));
    holds(NAME, () -> new FactRule(fact, null, name, null, paths));
    holds(ANNOTATION, () -> new FactRule(fact, null, null, annotation, paths));
    if (problems.isEmpty()) {
      facts.add(new FactRule(fact, kind, name, annotation, paths));
    }
  }

  private boolean holds(String key, Runnable trial) {
    try {
      trial.run();
      return true;
    } catch (IllegalArgumentException e) {
      problem(places.value(number, key), e.getMessage());
      return false;
    }
  }

  private void readQuery(PathGlobs paths, List<QueryText> queries) {
    if (table.has(QUERY) && table.has(QUERY_FILE)) {
      problem(places.named(number, QUERY_FILE), "there is a query already; leave one of both out");
      return;
    }
    String file = table.has(QUERY_FILE) ? text(QUERY_FILE) : null;
    String language = text(LANGUAGE);
    if (!table.has(LANGUAGE)) {
      problem(places.table(number), "a query needs its language, such as language = \"java\"");
    }
    String text = file == null ? text(QUERY) : neighbour(file);
    String name = table.has(AS) ? text(AS) : file == null ? "match-" + (number + 1) : plain(file);
    if (text == null || language == null || name == null) {
      return;
    }
    if (!UserQueries.languages().contains(language)) {
      problem(
          places.value(number, LANGUAGE),
          "there is no grammar of '%s', but of %s"
              .formatted(language, String.join(", ", UserQueries.languages())));
      return;
    }
    if (queries.stream().anyMatch(query -> query.name().equals(name))) {
      problem(places.table(number), "another query is called '" + name + "'; 'as' gives it a name");
      return;
    }
    QueryText query;
    try {
      query = new QueryText(name, language, text, paths);
      UserQueries.compile(List.of(query), ExtractorOptions.DEFAULTS).close();
    } catch (BadQueryException e) {
      if (file == null) {
        problem(places.inside(number, QUERY, e.line(), e.column()), e.problem());
      } else {
        problem(
            places.value(number, QUERY_FILE),
            "%s:%d:%d: %s".formatted(file, e.line(), e.column(), e.problem()));
      }
      return;
    } catch (IllegalArgumentException e) {
      problem(places.value(number, AS), e.getMessage());
      return;
    }
    queries.add(query);
  }

  private String neighbour(String file) {
    try {
      return neighbours.read(file);
    } catch (IOException e) {
      problem(
          places.value(number, QUERY_FILE),
          "the file '" + file + "' cannot be read: " + e.getMessage());
      return null;
    }
  }

  private static String plain(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  private PathGlobs paths() {
    JsonNode list = table.path(PATHS);
    if (list.isMissingNode()) {
      return PathGlobs.ALL;
    }
    if (!list.isArray() || list.isEmpty()) {
      problem(places.value(number, PATHS), "paths is a list of patterns: [\"src/**\", \"*.java\"]");
      return PathGlobs.ALL;
    }
    List<String> globs = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      try {
        if (!list.get(i).isTextual()) {
          throw new IllegalArgumentException("a path pattern is text between quotes");
        }
        globs.addAll(new PathGlobs(List.of(list.get(i).asText())).globs());
      } catch (IllegalArgumentException e) {
        problem(places.element(number, PATHS, i), e.getMessage());
      }
    }
    return new PathGlobs(globs);
  }

  private NamePattern pattern(String key) {
    String text = text(key);
    try {
      return text == null ? null : new NamePattern(text);
    } catch (IllegalArgumentException e) {
      problem(places.value(number, key), e.getMessage());
      return null;
    }
  }

  /** The text of a key, null where it has none; anything else than text is a problem. */
  private String text(String key) {
    JsonNode value = table.path(key);
    if (!value.isMissingNode() && !value.isTextual()) {
      problem(places.value(number, key), "'" + key + "' is text between quotes");
    }
    return value.isTextual() ? value.asText() : null;
  }

  private void problem(TomlPlaces.Place place, String text) {
    problems.add(new Problem(place, text));
  }
}
