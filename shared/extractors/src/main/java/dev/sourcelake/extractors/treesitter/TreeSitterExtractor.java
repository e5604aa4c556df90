package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.model.Family;
import java.util.Set;

/**
 * Facts by tree-sitter: definitions, supertypes, calls, imports, docs and the captures themselves.
 */
public final class TreeSitterExtractor implements Extractor {
  /** Raised whenever the same captures come to other rows. */
  private static final String VERSION = "3";

  /** Languages with a reader of their own, which goes further. */
  private static final Set<String> OWNED = Set.of("python");

  @Override
  public String name() {
    return "tree_sitter";
  }

  @Override
  public Set<Family> families(String language) {
    return language != null && Dialects.languages().contains(language) && !OWNED.contains(language)
        ? Set.of(Family.TREE_SITTER)
        : Set.of();
  }

  @Override
  public String version(Family family, String language) {
    StringBuilder version = new StringBuilder("tree_sitter " + VERSION);
    version.append(", runtime ").append(Grammar.runtimeVersion());
    for (Dialect dialect : Dialects.of(language)) {
      version.append(", ").append(ofDialect(dialect));
    }
    for (Dialect embedded : Injections.dialectsIn(language)) {
      version.append(", embedded ").append(ofDialect(embedded));
    }
    return version.toString();
  }

  /** The same of one dialect alone. */
  static String version(Dialect dialect) {
    return "tree_sitter "
        + VERSION
        + ", runtime "
        + Grammar.runtimeVersion()
        + ", "
        + ofDialect(dialect);
  }

  private static String ofDialect(Dialect dialect) {
    return dialect.grammar()
        + " abi "
        + dialect.grammar().abi()
        + " queries "
        + dialect.packSha256()
        + (dialect.revision() == 0 ? "" : " rules " + dialect.revision());
  }

  @Override
  public Session open(ExtractorOptions options) {
    return new TreeSitterSession(options);
  }
}
