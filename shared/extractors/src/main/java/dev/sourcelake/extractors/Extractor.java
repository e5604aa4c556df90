package dev.sourcelake.extractors;

import dev.sourcelake.extractors.treesitter.UserQueries;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.Profile;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files by one parser, for all families that the parser feeds: a file is parsed once. An
 * extractor holds no state of a file and may be used by several threads; what it needs to read lies
 * in its {@link Session}s, one for each thread.
 */
public interface Extractor {
  /** Its name on the command line and in messages, such as {@code java}. */
  String name();

  /**
   * The families that it writes for files of a language, null where a file has none; empty where it
   * does not read it.
   */
  Set<Family> families(String language);

  /**
   * The least profile in which it writes a table of a family for files of a language; empty where
   * it never does. Most write all tables of a family, each in the table's own profile.
   */
  default Optional<Profile> profile(Family family, String language, Dataset dataset) {
    return Optional.of(dataset.profile());
  }

  /**
   * Everything but the file's bytes and settings that its rows depend on: versions of this
   * extractor, its parser and grammar, the query pack, options. Rows are stale when it changes.
   */
  String version(Family family, String language);

  /** Makes what one thread needs, warmed up by a sample so that the first file is not slow. */
  Session open(ExtractorOptions options);

  /** The parsers and buffers of one thread. */
  interface Session extends AutoCloseable {
    /**
     * Writes the facts of one file for the families that {@code out} wants, and records each of
     * those once. What the file's content makes impossible becomes a diagnostic and a status, never
     * an exception.
     */
    void extract(SourceFile file, FactSink out);

    /**
     * Has the captures of these queries written as well, for each following file that wants the
     * family {@code query}, over the parse that the facts are of; null for none. They stay the
     * caller's, who runs them where the family is not recorded: not every parse is one for queries.
     */
    default void alsoRun(UserQueries queries) {}

    @Override
    void close();
  }
}
