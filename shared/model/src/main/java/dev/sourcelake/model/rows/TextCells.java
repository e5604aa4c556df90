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
    if (runs > 0 && text.equals(last)) {
      repeatLast();
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    add(utf8, 0, utf8.length);
    last = text;
  }

  void add(byte[] utf8, int start, int length) {
    int from = start(runs - 1);
    int end = start(runs);
    if (runs > 0
        && length == end - from
        && Arrays.equals(data, from, end, utf8, start, start + length)) {
      repeatLast();
      return;
    }
    data = withRoom(data, Math.addExact(end, length));
    System.arraycopy(utf8, start, data, end, length);
    addRun(length, 1);
    added();
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
    last = null;
    for (int left = count() - kept; left > 0; ) {
      int run = runs - 1;
      int taken = Math.min(left, cells[run]);
      bytes -= (long) taken * (ends[run] - start(run));
      cells[run] -= taken;
      left -= taken;
      if (cells[run] == 0) {
        runs--;
      }
    }
    if (kept == 0 && data.length > LARGEST_KEPT) {
      data = new byte[LARGEST_KEPT];
    }
  }

  @Override
  void retainValues(int from, BitSet kept) {
    int run = runs;
    int cell = count();
    while (run > 0 && cell > from) {
      cell -= cells[--run];
    }
    // Runs only move to the front, so that each is read before anything is written over it.
    int start = start(run);
    int written = run;
    int end = start;
    for (; run < runs; run++) {
      int length = ends[run] - start;
      int many = cells[run];
      int before = Math.max(0, from - cell);
      int left = before + kept.get(cell + before - from, cell + many - from).cardinality();
      bytes -= (long) length * (many - left);
      if (left > 0) {
        System.arraycopy(data, start, data, end, length);
        end += length;
        start = ends[run];
        ends[written] = end;
        cells[written++] = left;
      } else {
        start = ends[run];
      }
      cell += many;
    }
    runs = written;
    last = null;
  }

  /** The last cell's text; the one that is kept where the row's cell was left out. */
  String lastText(boolean leftOut) {
    if (leftOut) {
      return kept == null ? null : new String(kept, StandardCharsets.UTF_8);
    }
    if (last != null) {
      return last;
    }
    int start = start(runs - 1);
    return isNull(count() - 1)
        ? null
        : new String(data, start, start(runs) - start, StandardCharsets.UTF_8);
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
    int at = 0;
    int copied = 0;
    for (int run = 0; run < runs; run++) {
      int length = ends[run] - start(run);
      if (cells[run] > 1 && length > 0) {
        // Runs of one cell lie in the data as they will in the buffer: they are copied together.
        target.setBytes(at, data, copied, ends[run] - copied);
        at += ends[run] - copied;
        copied = ends[run];
        repeat(target, at - length, length, cells[run]);
        at += length * (cells[run] - 1);
      }
    }
    target.setBytes(at, data, copied, start(runs) - copied);
    target.writerIndex(bytes);
  }

  /** Fills the place behind a text with copies of it, each time as many as are there. */
  private static void repeat(ArrowBuf target, int start, int length, int times) {
    int whole = length * times;
    int done = length;
    while (done < whole) {
      int next = Math.min(done, whole - done);
      target.setBytes(start + done, target, start, next);
      done += next;
    }
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
    ends = withRoom(ends, runs + 1);
    cells = withRoom(cells, runs + 1);
    ends[runs] = start(runs) + length;
    cells[runs] = many;
    runs++;
    bytes += (long) length * many;
    last = null;
  }

  private void repeatLast() {
    cells[runs - 1]++;
    bytes += ends[runs - 1] - start(runs - 1);
    added();
  }

  /** Where a run's text begins: where the one before it ends. */
  private int start(int run) {
    return run <= 0 ? 0 : ends[run - 1];
  }
}
