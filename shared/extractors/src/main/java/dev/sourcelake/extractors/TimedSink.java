package dev.sourcelake.extractors;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import java.util.function.Supplier;

/**
 * Passes everything of one file on, as long as there is time: rows may be many more than parser and
 * queries had to look at. What was found until a deadline may be written for a tenth longer; then
 * whoever writes is stopped at its next row, which is never begun.
 */
public final class TimedSink extends ForwardingSink {
  /** How many rows are begun between two looks at the clock. */
  private static final int ROWS_A_LOOK = 64;

  private final Deadline deadline;
  private int begun;
  private boolean late;

  /** A sink until a deadline. */
  public TimedSink(FactSink sink, Deadline deadline) {
    super(sink);
    this.deadline = deadline;
  }

  /**
   * Runs what writes rows to this sink or to others with a deadline.
   *
   * @return what the writer tells; null where it was stopped, after which {@link #reason} says why
   */
  public String write(Supplier<String> writer) {
    try {
      return writer.get();
    } catch (Late _) {
      late = true;
      return null;
    }
  }

  /** Tells a family why not all rows are written, and returns it; null where all are. */
  public String report(Family family) {
    if (late) {
      diagnostic(
          family, Diagnostic.ofFile(Diagnostic.Severity.ERROR, Diagnostic.Kind.TIMEOUT, reason()));
    }
    return reason();
  }

  /** Why not all rows are written, or null. */
  public String reason() {
    return late ? "rows took longer than " + deadline.millis() + " ms" : null;
  }

  @Override
  public RowBatch begin(Family family, Dataset dataset) {
    look();
    return super.begin(family, dataset);
  }

  @Override
  public RowBatch begin(Family family, Dataset dataset, int start, int end) {
    look();
    return super.begin(family, dataset, start, end);
  }

  private void look() {
    late = late || (begun++ % ROWS_A_LOOK == 0 && deadline.isLongPast());
    if (late) {
      throw new Late();
    }
  }

  /** Unwinds whoever writes; it never leaves {@link #write}. */
  private static final class Late extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Late() {
      super("late", null, false, false);
    }
  }
}
