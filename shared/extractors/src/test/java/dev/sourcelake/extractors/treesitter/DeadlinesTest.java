package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Extractions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
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
    Extractor extractor = new TreeSitterExtractor();
    try (Extractor.Session session = extractor.open(new ExtractorOptions(DEADLINE, 10))) {
      for (Dialect dialect : Dialects.all()) {
        String language = dialect.language();
        if (extractor.families(language).isEmpty()
            || !(named.equals("all") || List.of(named.split(",")).contains(language))) {
          continue;
        }
        String line = dialect.sample().replace('\n', ' ') + ' ';
        measure("one line", repeated(line, LARGE), language, session, late);
        measure("one token", "\"" + "a".repeat(LARGE), language, session, late);
        for (String open : List.of("(", "[", "{", "<", "a(", "if ")) {
          measure("nested " + open, open.repeat(DEEP), language, session, late);
        }
        measure("shuffled", shuffled(dialect.sample()), language, session, late);
        SourceFile small = file(language, dialect.sample());
        assertEquals(
            "ok",
            read(small, session).rows(Extractions.TABLE).getFirst().get("status"),
            "the next file of " + language);
      }
    }
    assertTrue(late.isEmpty(), late::toString);
  }

  private static void measure(
      String what, String text, String language, Extractor.Session session, List<String> late) {
    SourceFile file = file(language, text);
    file.text();
    long thread = Thread.currentThread().threadId();
    AtomicLong atDeadline = new AtomicLong(-1);
    Thread clock =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              LockSupport.parkNanos(DEADLINE.toNanos());
              atDeadline.set(THREADS.getThreadCpuTime(thread));
            });
    long began = System.nanoTime();
    CollectedFacts facts = read(file, session);
    double elapsed = (System.nanoTime() - began) / (double) DEADLINE.toNanos();
    long used = THREADS.getCurrentThreadCpuTime();
    // On a machine that does other things too, what counts is the work after the deadline.
    double times =
        elapsed < 1 || atDeadline.get() < 0
            ? elapsed
            : 1 + (used - atDeadline.get()) / (double) DEADLINE.toNanos();
    LockSupport.unpark(clock);
    Object status = facts.rows(Extractions.TABLE).getFirst().get("status");
    String line =
        "%s, %s: %s after %.2f deadlines, %.2f by the clock"
            .formatted(language, what, status, times, elapsed);
    System.out.println(line);
    if (times > MOST) {
      late.add(line);
    }
  }

  private static CollectedFacts read(SourceFile file, Extractor.Session session) {
    return CollectedFacts.of(file, Set.of(Family.TREE_SITTER), out -> session.extract(file, out));
  }

  private static SourceFile file(String language, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new SourceFile("large", Sha256.of(bytes), bytes, FileSettings.of(language));
  }

  private static String repeated(String line, int length) {
    return line.repeat(length / line.length());
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
