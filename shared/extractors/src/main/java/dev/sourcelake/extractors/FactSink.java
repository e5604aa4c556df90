package dev.sourcelake.extractors;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;

/** Where an extractor's rows go: one file at a time, rows of all families and datasets mixed. */
public interface FactSink {
  /** Whether this file's facts of the family are wanted. */
  boolean wants(Family family);

  /** Whether rows of the dataset are wanted from the family. */
  boolean wants(Family family, Dataset dataset);

  /**
   * Starts a row, its path, digest and extractor already set. The row is filled until another of
   * the same dataset is begun. Only for what is wanted.
   */
  RowBatch begin(Family family, Dataset dataset);

  /**
   * Starts a row with its span: offsets in the UTF-8 bytes of {@link SourceFile#text}, end
   * exclusive; the raw offsets, lines and columns are made from them.
   */
  RowBatch begin(Family family, Dataset dataset, int start, int end);

  /** Adds a problem, up to the limit of the options. */
  void diagnostic(Family family, Diagnostic diagnostic);

  /** Records how the file was read for a family; once for each that is wanted. */
  void record(Family family, Extraction extraction);

  /**
   * Forgets the rows and problems of this file, so that another parser can have it; false where
   * some have left already, then what was written stays.
   */
  boolean rollback();
}
