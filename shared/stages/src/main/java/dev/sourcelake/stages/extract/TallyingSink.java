package dev.sourcelake.stages.extract;

import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;

/** Passes everything on, and counts how files were read. */
record TallyingSink(FactSink sink, ShardTally tally) implements FactSink {
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
    tally.extraction(family, extraction.status());
    sink.record(family, extraction);
  }

  @Override
  public boolean rollback() {
    return sink.rollback();
  }
}
