package dev.sourcelake.stages.extract;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parsers of one thread, made and warmed once for all its shards. Closed by its thread. */
public final class ExtractorSessions implements AutoCloseable {
  private final Map<Extractor, Extractor.Session> sessions = new LinkedHashMap<>();

  /** Opens a session of every extractor. */
  public ExtractorSessions(ExtractorOptions options) {
    for (Extractor extractor : Extractors.all()) {
      sessions.put(extractor, extractor.open(options));
    }
  }

  /** The session of an extractor. */
  Extractor.Session of(Extractor extractor) {
    return sessions.get(extractor);
  }

  @Override
  public void close() {
    sessions.values().forEach(Extractor.Session::close);
    sessions.clear();
  }
}
