package dev.sourcelake.stages.extract;

import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import java.util.EnumSet;
import java.util.Set;

/** Passes everything of one file on, and counts how it was read. */
final class TallyingSink implements FactSink {
  private final FactSink sink;
  private final ShardTally tally;
  private final Set<Family> recorded = EnumSet.noneOf(Family.class);

  TallyingSink(FactSink sink, ShardTally tally) {
    this.sink = sink;
    this.tally = tally;
  }

  /** Whether it has been said how the file was read for a family. */
  boolean recorded(Family family) {
    return recorded.contains(family);
  }

  @Override
  public boolean wants(Family family) {
    return sink.wants(family);
  }

  @Override
  public boolean wants(Family family, Dataset dataset) {
    return sink.wants(family, dataset);
  }

  @Override
  public RowBatch begin(Family family, Dataset dataset) {
    return sink.begin(family, dataset);
  }

  @Override
  public RowBatch begin(Family family, Dataset dataset, int start, int end) {
    return sink.begin(family, dataset, start, end);
  }

  @Override
  public void diagnostic(Family family, Diagnostic diagnostic) {
    sink.diagnostic(family, diagnostic);
  }

  @Override
  public void record(Family family, Extraction extraction) {
    recorded.add(family);
    tally.extraction(family, extraction.status());
    sink.record(family, extraction);
  }

  @Override
  public boolean rollback() {
    return sink.rollback();
  }
}
