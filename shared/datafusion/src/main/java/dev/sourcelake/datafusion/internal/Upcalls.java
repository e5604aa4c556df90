package dev.sourcelake.datafusion.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the native side calls in Java, on threads of its own. Nothing thrown may leave these
 * methods, since that would end the JVM: it becomes a number under which the throwable is kept
 * until the native side has reported it.
 */
final class Upcalls {
  private static final int BATCH = 1;
  private static final int DONE = 0;
  private static final int FAILED = -1;

  /** {@code Failure} of {@code java.rs}. */
  private static final long THROWABLE_OFFSET = 0;

  private static final long LENGTH_OFFSET = 8;
  private static final long MESSAGE_OFFSET = 16;
  private static final int MESSAGE_CAPACITY = 4096;

  /** {@code Answer} of {@code java.rs}. */
  private static final long TEXT_OFFSET = 8;

  private static final int TEXT_CAPACITY = 16384;

  private static final Map<Long, Lent> LENT = new ConcurrentHashMap<>();
  private static final AtomicLong LAST = new AtomicLong();

  private Upcalls() {}

  /** Keeps an object until the native side releases it, and returns its number there. */
  static long lend(Lent object) {
    long number = LAST.incrementAndGet();
    LENT.put(number, object);
    return number;
  }

  /** The throwable that the native side names as a cause, or null for number 0. */
  static Throwable throwable(long number) {
    return LENT.get(number) instanceof Lent.Failure(Throwable thrown) ? thrown : null;
  }

  /**
   * {@code Callbacks} of {@code java.rs}, in the arena; the code it leads to lives as long as the
   * process.
   */
  static MemorySegment stubs(Linker linker, SegmentAllocator arena)
      throws ReflectiveOperationException {
    MemorySegment[] stubs = {
      stub(linker, "nextBatch", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS)),
      stub(
          linker,
          "evaluate",
          FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS)),
      stub(linker, "credentials", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS)),
      stub(linker, "release", FunctionDescriptor.ofVoid(JAVA_LONG)),
    };
    MemorySegment callbacks = arena.allocate(ADDRESS, stubs.length);
    for (int i = 0; i < stubs.length; i++) {
      callbacks.setAtIndex(ADDRESS, i, stubs[i]);
    }
    return callbacks;
  }

  private static MemorySegment stub(Linker linker, String name, FunctionDescriptor descriptor)
      throws ReflectiveOperationException {
    MethodType type = descriptor.toMethodType();
    var method = MethodHandles.lookup().findStatic(Upcalls.class, name, type);
    return linker.upcallStub(method, descriptor, Arena.global());
  }

  /** Called by the native side. */
  @SuppressWarnings("UnusedMethod") // by stub()
  private static int nextBatch(long number, MemorySegment array, MemorySegment failure) {
    try {
      var reader = (Lent.Reader) LENT.get(number);
      return reader.next(array.address()) ? BATCH : DONE;
    } catch (Throwable thrown) {
      return fail(thrown, failure);
    }
  }

  /** Called by the native side. */
  @SuppressWarnings("UnusedMethod") // by stub()
  private static int evaluate(
      long number,
      long rows,
      MemorySegment arguments,
      MemorySegment result,
      MemorySegment failure) {
    try {
      var function = (Lent.Function) LENT.get(number);
      function.evaluate(Math.toIntExact(rows), arguments.address(), result.address());
      return DONE;
    } catch (Throwable thrown) {
      return fail(thrown, failure);
    }
  }

  /** Called by the native side. */
  @SuppressWarnings("UnusedMethod") // by stub()
  private static int credentials(long number, MemorySegment answer, MemorySegment failure) {
    try {
      byte[] json = ((Lent.Provider) LENT.get(number)).json().getBytes(StandardCharsets.UTF_8);
      if (json.length > TEXT_CAPACITY) {
        throw new IllegalStateException("credentials of " + json.length + " bytes are too long");
      }
      MemorySegment target = answer.reinterpret(TEXT_OFFSET + TEXT_CAPACITY);
      MemorySegment.copy(MemorySegment.ofArray(json), 0, target, TEXT_OFFSET, json.length);
      target.set(JAVA_LONG, 0, json.length);
      return DONE;
    } catch (Throwable thrown) {
      return fail(thrown, failure);
    }
  }

  /** Called by the native side. */
  @SuppressWarnings("UnusedMethod") // by stub()
  private static void release(long number) {
    try {
      Lent object = LENT.remove(number);
      if (object != null) {
        object.close();
      }
    } catch (Throwable thrown) {
      System.getLogger(Upcalls.class.getName())
          .log(System.Logger.Level.WARNING, "Closing what a query has read failed", thrown);
    }
  }

  private static int fail(Throwable thrown, MemorySegment failure) {
    try {
      String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      int length = Math.min(bytes.length, MESSAGE_CAPACITY);
      MemorySegment target = failure.reinterpret(MESSAGE_OFFSET + MESSAGE_CAPACITY);
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, target, MESSAGE_OFFSET, length);
      target.set(JAVA_LONG, LENGTH_OFFSET, length);
      target.set(JAVA_LONG, THROWABLE_OFFSET, lend(new Lent.Failure(thrown)));
    } catch (Throwable _) {
      // Out of memory, most likely: the query fails without a message.
    }
    return FAILED;
  }
}
