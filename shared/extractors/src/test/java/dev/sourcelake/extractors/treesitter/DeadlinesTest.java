package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactBatches;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.Wanted;
import dev.sourcelake.extractors.python.PythonExtractor;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.model.table.Extractions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How soon a reading stops past its deadline: {@code -Ddeadlines=all}, or some languages, {@code
 * -Ddeadlines=go,json}. It measures time, so it is run on demand: the reading thread's own from the
 * deadline on, so that a machine may do other things beside.
 */
@EnabledIfSystemProperty(named = "deadlines", matches = ".+")
class DeadlinesTest {
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final double MOST = 1.2;
  private static final int LARGE = 50_000_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int DEEP = 200_000;

  @Test
  void everyLanguageStopsInTimeAndReadsTheNextFile() {
    String named = System.getProperty("deadlines");
    List<String> late = new ArrayList<>();
    ExtractorOptions options = new ExtractorOptions(DEADLINE, 10);
    try (Reader texts = Reader.of(new TreeSitterExtractor(), options);
        Reader pythons = Reader.of(new PythonExtractor(), options)) {
      for (Dialect dialect : Dialects.all()) {
        String language = dialect.language();
        if (!named.equals("all") && !List.of(named.split(",")).contains(language)) {
          continue;
        }
        Reader reader = language.equals("python") ? pythons : texts;
        SourceFile small = file(language, dialect.sample());
        // A language's queries are made ready with its first file, once a process.
        reader.read(small);
        hostile(dialect.sample())
            .forEach((what, text) -> {
              Reading reading = reader.read(file(language, text.get()));
              String line =
                  "%s, %s: %s after %.2f deadlines, %.2f by the clock"
                      .formatted(
                          language,
                          what,
                          reading.status(),
                          reading.deadlines(),
                          reading.byTheClock());
              System.out.println(line);
              if (reading.deadlines() > MOST) {
                late.add(line);
              }
            });
        assertEquals("ok", reader.read(small).status(), "the next file of " + language);
      }
    }
    assertTrue(late.isEmpty(), late::toString);
  }

  /** Texts that take long to read, each made when it is asked for. */
  private static Map<String, Supplier<String>> hostile(String sample) {
    Map<String, Supplier<String>> texts = new LinkedHashMap<>();
    String line = sample.replace('\n', ' ') + ' ';
    texts.put("one line", () -> line.repeat(LARGE / line.length()));
    texts.put("one token", () -> "\"" + "a".repeat(LARGE));
    for (String open : List.of("(", "[", "{", "<", "a(", "if ")) {
      texts.put("nested " + open, () -> open.repeat(DEEP));
    }
    texts.put("shuffled", () -> shuffled(sample));
    return texts;
  }

  /**
   * How a file was read.
   *
   * @param deadlines how many deadlines it took: past the first, time that the thread was running
   * @param byTheClock the same by the clock, in which a busy machine does other things
   */
  private record Reading(String status, double deadlines, double byTheClock) {}

  /**
   * An extractor at work on this thread. Only its own work is measured, and its rows are dropped.
   */
  private record Reader(Extractor extractor, Extractor.Session session) implements AutoCloseable {
    static Reader of(Extractor extractor, ExtractorOptions options) {
      return new Reader(extractor, extractor.open(options));
    }

    Reading read(SourceFile file) {
      // Decoded once for all extractors.
      file.text();
      Map<Family, Wanted> wanted = new EnumMap<>(Family.class);
      for (Family family : extractor.families(file.settings().language())) {
        wanted.put(family, new Wanted("fingerprint", Set.copyOf(Datasets.of(family))));
      }
      AtomicReference<String> status = new AtomicReference<>();
      try (BufferAllocator allocator = new RootAllocator();
          FactBatches batches =
              new FactBatches(
                  allocator,
                  10_000,
                  10,
                  (family, dataset, rows) -> {
                    if (dataset == Extractions.TABLE) {
                      status.set(rows.getVector("status").getObject(0).toString());
                    }
                  })) {
        batches.file(file, wanted);
        Stopwatch stopwatch = new Stopwatch();
        session.extract(file, batches);
        double byTheClock = stopwatch.byTheClock();
        double deadlines = stopwatch.deadlines(byTheClock);
        batches.endFile();
        batches.flush();
        return new Reading(status.get(), deadlines, byTheClock);
      }
    }

    @Override
    public void close() {
      session.close();
    }
  }

  /** Measures the thread that makes it, in deadlines. */
  private static final class Stopwatch {
    private final long began = System.nanoTime();
    private final long thread = Thread.currentThread().threadId();
    private final AtomicLong usedAtDeadline = new AtomicLong();
    private final Thread clock = Thread.ofPlatform().daemon().start(this::waitForDeadline);

    private void waitForDeadline() {
      long left = DEADLINE.toNanos();
      while (left > 0) {
        LockSupport.parkNanos(left);
        left = began + DEADLINE.toNanos() - System.nanoTime();
      }
      // Where this comes late, the thread counts as having run meanwhile.
      usedAtDeadline.set(THREADS.getThreadCpuTime(thread) + left);
    }

    double byTheClock() {
      return (System.nanoTime() - began) / (double) DEADLINE.toNanos();
    }

    /** What it took by the clock up to the deadline, and in the thread's own time from there on. */
    double deadlines(double byTheClock) {
      long used = THREADS.getCurrentThreadCpuTime();
      if (byTheClock < 1) {
        return byTheClock;
      }
      try {
        clock.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      double past = Math.max(0, used - usedAtDeadline.get()) / (double) DEADLINE.toNanos();
      return Math.min(byTheClock, 1 + past);
    }
  }

  private static SourceFile file(String language, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new SourceFile("large", Sha256.of(bytes), bytes, FileSettings.of(language));
  }

  /** Words of a program in no order: the parser's recovery from errors is what takes long. */
  private static String shuffled(String sample) {
    List<String> words = new ArrayList<>();
    while (words.size() < 300_000) {
      words.addAll(Arrays.asList(sample.split("(?<=\\W)|(?=\\W)", -1)));
    }
    Collections.shuffle(words, new Random(3));
    return String.join(" ", words);
  }
}
