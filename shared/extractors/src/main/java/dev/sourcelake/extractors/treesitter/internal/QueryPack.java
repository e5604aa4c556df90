package dev.sourcelake.extractors.treesitter.internal;

import dev.sourcelake.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The queries of a language, in order: what is recognised in its files.
 *
 * @param queries each query's name and text
 */
public record QueryPack(List<NamedQuery> queries) {
  public QueryPack {
    queries = List.copyOf(queries);
  }

  /** A query by the name that {@code tree_sitter_captures} gives it. */
  public record NamedQuery(String name, String text) {}

  /**
   * Reads query files {@code <folder>/<file>.scm} beside a class.
   *
   * @param files {@code <language>/<number>_<name>}, without the suffix; the name is the query's
   */
  public static QueryPack ofResources(Class<?> owner, String folder, List<String> files) {
    List<NamedQuery> queries = new ArrayList<>();
    for (String file : files) {
      String resource = folder + "/" + file + ".scm";
      try (InputStream in = owner.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("No query file " + resource + " beside " + owner);
        }
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        queries.add(new NamedQuery(file.replaceFirst("^.*/\\d+_", ""), text));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new QueryPack(queries);
  }

  /** The texts of all queries in order, each with a line end behind it: what is compiled. */
  public String source() {
    return queries.stream().map(query -> query.text() + '\n').collect(Collectors.joining());
  }

  /** A digest of names and texts, which tells packs apart. */
  public String sha256() {
    StringBuilder all = new StringBuilder();
    queries.forEach(
        query -> all.append(query.name()).append('\0').append(query.text()).append('\0'));
    return Sha256.of(all.toString());
  }
}
