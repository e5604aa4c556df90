package dev.sourcelake.extractors;

import dev.sourcelake.extractors.match.FileMatches;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.source.LineIndex;
import dev.sourcelake.model.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** The rows under way of one dataset from one family, and which of them are the present file's. */
final class DatasetBatch implements AutoCloseable {
  private final Family family;
  private final Dataset dataset;
  private final RowBatch rows;
  private final BatchConsumer consumer;
  private final Column path;
  private final Column sha256;
  private final Column extractor;
  private final byte[] extractorId;
  private final Column[] span;
  private int mark;
  private long left;
  private boolean wanted;

  /** What judges the rows of the present file; null lets all of them pass. */
  private FileMatches matches;

  /** What the file's rows from the mark on claim, as far as they are judged. */
  private final List<FileMatches.Claim> claims = new ArrayList<>();

  /** How many of the claims are not settled. */
  private int unsettled;

  /** Whether no row of the present file has been begun. */
  private boolean first = true;

  DatasetBatch(Family family, Dataset dataset, BufferAllocator allocator, BatchConsumer consumer) {
    this.family = family;
    this.dataset = dataset;
    this.rows = new RowBatch(dataset, allocator);
    this.consumer = consumer;
    this.path = dataset.column("path");
    this.sha256 = dataset.column("file_sha256");
    this.extractor = dataset.column("extractor");
    this.extractorId = family.id().getBytes(StandardCharsets.UTF_8);
    this.span =
        dataset.hasColumn("bstart")
            ? new Column[] {
              dataset.column("bstart"),
              dataset.column("bend"),
              dataset.column("start_line"),
              dataset.column("start_col"),
              dataset.column("end_line"),
              dataset.column("end_col")
            }
            : null;
  }

  Dataset dataset() {
    return dataset;
  }

  Family family() {
    return family;
  }

  boolean wanted() {
    return wanted;
  }

  /** Whether some rows of the present file have gone to the consumer. */
  boolean hasLeft() {
    return left > 0;
  }

  /** Rows of the present file, those that have left too. */
  long fileRows() {
    return left + rows.rows() - mark;
  }

  void startFile(boolean asked, FileMatches judge) {
    wanted = asked;
    matches = judge;
    claims.clear();
    unsettled = 0;
    mark = rows.rows();
    left = 0;
    first = true;
  }

  /** Forgets the present file's rows; what comes is judged anew. */
  void rollback(FileMatches judge) {
    matches = judge;
    claims.clear();
    unsettled = 0;
    rows.truncate(mark);
  }

  /** Judges the last row, which is whole: one that nobody can want goes at once. */
  void judge() {
    if (matches == null || rows.rows() == mark + claims.size()) {
      return;
    }
    FileMatches.Claim claim = matches.judge(family, dataset, rows);
    if (claim.isLost()) {
      rows.truncate(rows.rows() - 1);
    } else {
      claims.add(claim);
      unsettled += claim.wanted() ? 0 : 1;
    }
  }

  /** Lets the rows go that are not wanted, once all rows of the file have been judged. */
  void settle() {
    if (unsettled == 0) {
      return;
    }
    BitSet kept = new BitSet();
    for (int i = 0; i < claims.size(); i++) {
      kept.set(i, matches.isWanted(family, claims.get(i)));
    }
    rows.retain(mark, kept);
    claims.clear();
    unsettled = 0;
    matches = null;
  }

  RowBatch begin(byte[] filePath, byte[] fileSha256) {
    judge();
    rows.begin();
    if (first) {
      first = false;
      rows.keep(path, filePath).keep(sha256, fileSha256).keep(extractor, extractorId);
    }
    return rows;
  }

  void setSpan(SourceText text, int start, int end) {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "A row of '" + dataset + "' has no span " + start + " to " + end);
    }
    LineIndex lines = text.lines();
    int startLine = lines.line(start);
    int endLine = lines.line(end);
    rows.set(span[0], text.rawOffset(start))
        .set(span[1], text.rawOffset(end))
        .set(span[2], startLine)
        .set(span[3], lines.column(start, startLine))
        .set(span[4], endLine)
        .set(span[5], lines.column(end, endLine));
  }

  /** Hands the rows over where there are at least so many, and none that may yet have to go. */
  void emitFrom(int count) {
    if (rows.rows() < count) {
      return;
    }
    judge();
    if (rows.rows() < count || unsettled > 0) {
      return;
    }
    left += rows.rows() - mark;
    mark = 0;
    claims.clear();
    unsettled = 0;
    consumer.accept(family, dataset, rows.finish());
    rows.clear();
  }

  @Override
  public void close() {
    rows.close();
  }
}
