package dev.sourcelake.stages.extract;

import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.ForwardingSink;
import dev.sourcelake.model.Family;
import java.util.EnumSet;
import java.util.Set;

/** Passes everything of one file on, and counts how it was read. */
final class TallyingSink extends ForwardingSink {
  private final ShardTally tally;
  private final Set<Family> recorded = EnumSet.noneOf(Family.class);

  TallyingSink(FactSink sink, ShardTally tally) {
    super(sink);
    this.tally = tally;
  }

  /** Whether it has been said how the file was read for a family. */
  boolean recorded(Family family) {
    return recorded.contains(family);
  }

  @Override
  public void record(Family family, Extraction extraction) {
    recorded.add(family);
    tally.extraction(family, extraction.status());
    super.record(family, extraction);
  }
}
