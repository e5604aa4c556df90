package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.GeneratedRegions.Region;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import java.util.List;

/**
 * What queries find in Python: definitions, supertypes, calls, imports and docs for {@code ast},
 * and their captures for {@code tree_sitter}. The tree is handed on to those who read more from it,
 * so that a file is parsed once. For one thread.
 */
public final class PythonFacts implements AutoCloseable {
  private static final String LANGUAGE = "python";

  private final DialectReader reader;

  /** A reader with an engine of its own. */
  public PythonFacts(ExtractorOptions options) {
    reader = new DialectReader(options, Family.AST, Family.TREE_SITTER);
  }

  /** Reads more from a file. */
  public interface TreeReader {
    /** Hears which generated regions are not parsed, in order, before anything is read. */
    void skipped(List<Region> regions);

    /**
     * Reads from the tree, which is gone when it returns; tells what it could not read, or null.
     */
    String read(SyntaxTree tree, PythonNames names);
  }

  /** What rows depend on beside the file. */
  public static String version() {
    return TreeSitterExtractor.version(Dialects.of(LANGUAGE).getFirst());
  }

  /** Writes what queries find, and tells how the file was read. */
  public Extraction read(SourceFile file, FactSink out, TreeReader more) {
    return reader.read(
        file,
        Dialects.of(LANGUAGE).getFirst(),
        out,
        more::skipped,
        facts -> more.read(facts.tree, new PythonNames(facts)));
  }

  /** Runs these queries as well over each following file; null for none. */
  public void alsoRun(UserQueries queries) {
    reader.alsoRun(queries);
  }

  @Override
  public void close() {
    reader.close();
  }
}
