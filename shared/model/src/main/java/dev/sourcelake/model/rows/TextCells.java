package dev.sourcelake.model.rows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Cells of text, gathered as runs of equal ones: paths, digests and names of classes repeat for
 * thousands of rows, and are kept once and copied where Arrow wants each cell's bytes.
 */
final class TextCells extends Cells {
  /** Arrays that are longer after a batch are given back. */
  private static final int LARGEST_KEPT = 1 << 20;

  /** The texts of the runs, one after the other; of a null none. */
  private byte[] data = new byte[1024];

  /** Where a run's text ends, and how many cells hold it. */
  private int[] ends = new int[64];

  private int[] cells = new int[64];
  private int runs;

  /** Where the last run's text begins, and where it ends. */
  private int start;

  private int end;

  /** Bytes of all cells. */
  private long bytes;

  /** What cells that are left out hold. */
  private byte[] kept;

  /** What the last run was added as, if as a string. */
  private String last;

  /** Makes cells that are left out from now on hold a text, or null again. */
  void keep(byte[] utf8) {
    kept = utf8;
  }

  @Override
  void fill(int many) {
    if (kept == null) {
      addNulls(many);
      return;
    }
    add(kept, 0, kept.length);
    cells[runs - 1] += many - 1;
    bytes += (long) kept.length * (many - 1);
    added(many - 1);
  }

  void add(String text) {
    if (text.equals(last)) {
      repeatLast();
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (last == null) {
      add(utf8, 0, utf8.length);
    } else {
      addOther(utf8, 0, utf8.length);
    }
    last = text;
  }

  void add(byte[] utf8, int from, int length) {
    if (runs > 0 && length == end - start && isLast(utf8, from, length)) {
      repeatLast();
    } else {
      addOther(utf8, from, length);
    }
  }

  /** Adds a text that is not the last one. */
  private void addOther(byte[] utf8, int from, int length) {
    int to = Math.addExact(end, length);
    if (to > data.length) {
      data = withRoom(data, to);
    }
    System.arraycopy(utf8, from, data, end, length);
    addRun(length, 1);
    added();
  }

  /** Whether a text as long as the last one is the same; names differ at their ends most often. */
  private boolean isLast(byte[] utf8, int from, int length) {
    return length == 0
        || (data[end - 1] == utf8[from + length - 1]
            && Arrays.equals(data, start, end, utf8, from, from + length));
  }

  @Override
  void addValue(Object value) {
    if (value instanceof byte[] utf8) {
      add(utf8, 0, utf8.length);
    } else {
      add((String) value);
    }
  }

  @Override
  void addNullValues(int many) {
    addRun(0, many);
  }

  @Override
  void truncateValues(int kept) {
    if (kept == 0) {
      runs = 0;
      bytes = 0;
      data = data.length > LARGEST_KEPT ? new byte[LARGEST_KEPT] : data;
    }
    for (int left = kept == 0 ? 0 : count() - kept; left > 0; ) {
      int run = runs - 1;
      int taken = Math.min(left, cells[run]);
      bytes -= (long) taken * (ends[run] - start(run));
      cells[run] -= taken;
      left -= taken;
      if (cells[run] == 0) {
        runs--;
      }
    }
    runsChanged();
  }

  @Override
  void retainValues(int from, BitSet kept) {
    int run = runs;
    int cell = count();
    while (run > 0 && cell > from) {
      cell -= cells[--run];
    }
    // Runs only move to the front, so that each is read before anything is written over it.
    int textStart = start(run);
    int written = run;
    int writtenEnd = textStart;
    for (; run < runs; run++) {
      int length = ends[run] - textStart;
      int many = cells[run];
      int before = Math.max(0, from - cell);
      int left = before + kept.get(cell + before - from, cell + many - from).cardinality();
      bytes -= (long) length * (many - left);
      if (left > 0) {
        System.arraycopy(data, textStart, data, writtenEnd, length);
        writtenEnd += length;
        textStart = ends[run];
        ends[written] = writtenEnd;
        cells[written++] = left;
      } else {
        textStart = ends[run];
      }
      cell += many;
    }
    runs = written;
    runsChanged();
  }

  /** The last cell's text; the one that is kept where the row's cell was left out. */
  String lastText(boolean leftOut) {
    if (leftOut) {
      return kept == null ? null : new String(kept, StandardCharsets.UTF_8);
    }
    if (last != null) {
      return last;
    }
    return isNull(count() - 1)
        ? null
        : new String(data, start, end - start, StandardCharsets.UTF_8);
  }

  @Override
  void addBuffers(List<ArrowBuf> buffers, BufferAllocator memory) {
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalStateException(
          "A column of one batch would hold " + bytes + " bytes; Arrow's limit is 2 GiB");
    }
    buffers.add(ints(offsets(), count() + 1, memory));
    ArrowBuf target = memory.buffer(bytes);
    buffers.add(target);
    BufferFiller filler = new BufferFiller(target, bytes);
    int copied = 0;
    for (int run = 0; run < runs; run++) {
      if (cells[run] > 1) {
        // Runs of one cell lie in the data as they will in the buffer: they are copied together.
        int from = start(run);
        filler.add(data, copied, from - copied);
        copied = ends[run];
        if (copied > from) {
          filler.repeat(data, from, copied - from, cells[run]);
        }
      }
    }
    filler.add(data, copied, end - copied);
    filler.flush();
    target.writerIndex(bytes);
  }

  private int[] offsets() {
    int[] offsets = new int[count() + 1];
    int cell = 0;
    int at = 0;
    for (int run = 0; run < runs; run++) {
      int length = ends[run] - start(run);
      for (int i = 0; i < cells[run]; i++) {
        at += length;
        offsets[++cell] = at;
      }
    }
    return offsets;
  }

  private void addRun(int length, int many) {
    if (runs == ends.length) {
      ends = withRoom(ends, runs + 1);
      cells = withRoom(cells, runs + 1);
    }
    start = end;
    end += length;
    ends[runs] = end;
    cells[runs] = many;
    runs++;
    bytes += (long) length * many;
    last = null;
  }

  private void repeatLast() {
    cells[runs - 1]++;
    bytes += end - start;
    added();
  }

  /** To be called where runs went. */
  private void runsChanged() {
    start = start(runs - 1);
    end = start(runs);
    last = null;
  }

  /** Where a run's text begins: where the one before it ends. */
  private int start(int run) {
    return run <= 0 ? 0 : ends[run - 1];
  }
}
