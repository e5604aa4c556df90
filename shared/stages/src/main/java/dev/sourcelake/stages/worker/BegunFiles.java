package dev.sourcelake.stages.worker;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Which file each thread of a worker has begun, in memory that is mapped from a file: it can still
 * be read when the worker is gone, and a note costs no system call.
 */
public final class BegunFiles implements AutoCloseable {
  private static final int SLOT = 8192;
  private static final long SHARD = 0;
  private static final long TIMED_OUT = 4;
  private static final long STARTED = 8;
  private static final long LENGTH = 16;
  private static final long PATH = 20;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment slots;
  private final int threads;

  private BegunFiles(Path file, int threads, StandardOpenOption... options) throws IOException {
    this.threads = threads;
    try (FileChannel channel = FileChannel.open(file, options)) {
      slots = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) SLOT * threads, arena);
    }
  }

  /** Makes the file, for a parent to read after a worker's end. */
  public static BegunFiles create(Path file, int threads) throws IOException {
    Files.write(file, new byte[SLOT * threads]);
    return open(file, threads);
  }

  /** Opens the file, for a worker to note in. */
  public static BegunFiles open(Path file, int threads) throws IOException {
    return new BegunFiles(file, threads, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Notes that a thread begins a file of a shard. */
  public void begin(int thread, int shard, String path) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(name.length, SLOT - (int) PATH);
    long at = at(thread);
    slots.set(ValueLayout.JAVA_INT, at + LENGTH, 0);
    MemorySegment.copy(name, 0, slots, ValueLayout.JAVA_BYTE, at + PATH, length);
    slots.set(ValueLayout.JAVA_INT, at + SHARD, shard);
    slots.set(ValueLayout.JAVA_LONG, at + STARTED, System.nanoTime());
    slots.set(ValueLayout.JAVA_INT, at + LENGTH, length);
  }

  /** Notes that a thread is done with its file. */
  public void end(int thread) {
    slots.set(ValueLayout.JAVA_INT, at(thread) + LENGTH, 0);
  }

  /** The first thread that has been at one file for longer than this, by this process's clock. */
  public Optional<Integer> overdue(long nanos) {
    long now = System.nanoTime();
    for (int thread = 0; thread < threads; thread++) {
      long at = at(thread);
      if (slots.get(ValueLayout.JAVA_INT, at + LENGTH) > 0
          && now - slots.get(ValueLayout.JAVA_LONG, at + STARTED) > nanos) {
        return Optional.of(thread);
      }
    }
    return Optional.empty();
  }

  /** Notes that a thread's file has taken too long; the worker ends itself next. */
  public void timedOut(int thread) {
    slots.set(ValueLayout.JAVA_INT, at(thread) + TIMED_OUT, 1);
  }

  /** The file that some thread had begun of this shard when the worker ended, if any. */
  public Optional<Begun> ofShard(int shard) {
    for (int thread = 0; thread < threads; thread++) {
      long at = at(thread);
      int length = slots.get(ValueLayout.JAVA_INT, at + LENGTH);
      if (length > 0 && slots.get(ValueLayout.JAVA_INT, at + SHARD) == shard) {
        byte[] name =
            slots.asSlice(at + PATH, Math.min(length, SLOT - PATH)).toArray(ValueLayout.JAVA_BYTE);
        return Optional.of(
            new Begun(
                new String(name, StandardCharsets.UTF_8),
                slots.get(ValueLayout.JAVA_INT, at + TIMED_OUT) == 1));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    arena.close();
  }

  private static long at(int thread) {
    return (long) thread * SLOT;
  }

  /**
   * A file that was begun and not ended.
   *
   * @param timedOut whether the worker ended itself because of it
   */
  public record Begun(String path, boolean timedOut) {}
}
