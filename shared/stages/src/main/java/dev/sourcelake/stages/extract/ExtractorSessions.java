package dev.sourcelake.stages.extract;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.treesitter.QueryText;
import dev.sourcelake.extractors.treesitter.UserQueries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parsers of one thread, made and warmed once for all its shards. Closed by its thread. */
public final class ExtractorSessions implements AutoCloseable {
  private final Map<Extractor, Extractor.Session> sessions = new LinkedHashMap<>();
  private final ExtractorOptions options;

  /** The queries of the last shard, compiled: the next one's are mostly the same. */
  private UserQueries queries;

  private List<QueryText> queryTexts = List.of();

  /** Opens a session of every extractor. */
  public ExtractorSessions(ExtractorOptions options) {
    this.options = options;
    for (Extractor extractor : Extractors.all()) {
      sessions.put(extractor, extractor.open(options));
    }
  }

  /** The session of an extractor. */
  Extractor.Session of(Extractor extractor) {
    return sessions.get(extractor);
  }

  /** Queries that whoever scans brought along, ready to run. */
  UserQueries queries(List<QueryText> texts) {
    if (queries == null || !queryTexts.equals(texts)) {
      closeQueries();
      queries = UserQueries.compile(texts, options);
      queryTexts = texts;
    }
    return queries;
  }

  private void closeQueries() {
    if (queries != null) {
      queries.close();
      queries = null;
    }
  }

  @Override
  public void close() {
    closeQueries();
    sessions.values().forEach(Extractor.Session::close);
    sessions.clear();
  }
}
