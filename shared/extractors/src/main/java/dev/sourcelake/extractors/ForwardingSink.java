package dev.sourcelake.extractors;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;

/** Passes everything on to another sink, but for what a subclass does otherwise. */
public abstract class ForwardingSink implements FactSink {
  private final FactSink sink;

  /** Passes on to this sink. */
  protected ForwardingSink(FactSink sink) {
    this.sink = sink;
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
    sink.record(family, extraction);
  }

  @Override
  public boolean rollback() {
    return sink.rollback();
  }
}
