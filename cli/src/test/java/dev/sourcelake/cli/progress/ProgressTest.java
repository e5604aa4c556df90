package dev.sourcelake.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.Style;
import dev.sourcelake.cli.process.Terminal;
import dev.sourcelake.cli.testing.TestConsole;
import dev.sourcelake.stages.ScanListener.Phase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private long now;

  private void seconds(int seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
  }

  @Test
  void plainLinesComeEveryFewSecondsAndAtTheEndOfAPhase() {
    TestConsole console = new TestConsole();
    try (PlainProgress progress = new PlainProgress(console.console(), Unit.FILES, () -> now)) {
      progress.phase(Phase.SCAN, -1, -1);
      progress.advanced(100, 0);
      seconds(5);
      progress.advanced(900, 2_000_000);
      seconds(1);
      progress.phase(Phase.EXTRACT, 4000, 8_000_000);
      for (int i = 0; i < 40; i++) {
        seconds(1);
        progress.advanced(50, 100_000);
      }
      progress.note("a worker ended");
      progress.finish();
    }
    assertEquals(
        """
        Listing: 1,000 files, 200 files/s, 400 kB/s
        Listed 1,000 files (2.0 MB) in 6.0 s
        Extracting: 250 of 4,000 files (6 %), 50 files/s, 100 kB/s, 1 m 15 s left
        Extracting: 500 of 4,000 files (12 %), 50 files/s, 100 kB/s, 1 m 10 s left
        Extracting: 750 of 4,000 files (18 %), 50 files/s, 100 kB/s, 1 m 05 s left
        Extracting: 1,000 of 4,000 files (25 %), 50 files/s, 100 kB/s, 1 m 00 s left
        Extracting: 1,250 of 4,000 files (31 %), 50 files/s, 100 kB/s, 55 s left
        Extracting: 1,500 of 4,000 files (37 %), 50 files/s, 100 kB/s, 50 s left
        Extracting: 1,750 of 4,000 files (43 %), 50 files/s, 100 kB/s, 45 s left
        Extracting: 2,000 of 4,000 files (50 %), 50 files/s, 100 kB/s, 40 s left
        a worker ended
        Extracted 2,000 files (4.0 MB) in 40 s
        """,
        console.err());
  }

  @Test
  void aFetchCountsObjectsOnceItIsKnownHowManyThereAre() {
    TestConsole console = new TestConsole();
    try (PlainProgress progress = new PlainProgress(console.console(), Unit.FILES, () -> now)) {
      progress.phase(Phase.FETCH, -1, -1);
      seconds(6);
      progress.advanced(0, 12_000);
      progress.phase(Phase.FETCH, 400, -1);
      seconds(6);
      progress.advanced(100, 12_000);
      progress.phase(Phase.SCAN, 10, -1);
    }
    assertEquals(
        """
        Fetching: 12 kB
        Fetching: 100 of 400 objects (25 %), 2.0 kB/s, 36 s left
        Fetched 100 objects (24 kB) in 12 s
        """,
        console.err());
  }

  @Test
  void aPhaseThatFailsIsNotSaidToBeDone() {
    TestConsole plain = new TestConsole();
    TestConsole shown = new TestConsole(new Terminal(false, true, 80, false), "");
    for (TestConsole console : new TestConsole[] {plain, shown}) {
      try (Progress progress = Progress.on(console.console())) {
        progress.phase(Phase.EXTRACT, 10, 10);
        progress.advanced(3, 3);
      }
      assertTrue(!console.err().contains("Extracted"), console.err());
    }
  }

  @Test
  void aTerminalIsDrawnOnUntilThePhaseEnds() {
    TestConsole console = new TestConsole(new Terminal(false, true, 80, false), "");
    try (Progress progress = Progress.on(console.console())) {
      progress.phase(Phase.SCAN, 10, -1);
      progress.advanced(10, 0);
      progress.note("a note");
      progress.finish();
    }
    assertTrue(console.err().contains("Listing"), console.err());
    assertTrue(console.err().contains("\r\u001b[2Ka note\n"), console.err());
    String last = console.err().substring(console.err().lastIndexOf("\u001b[2K"));
    assertTrue(last.startsWith("\u001b[2KListed 10 files in 0."), last);
  }

  @Test
  void barsFitTheLine() {
    Style plain = new Style(false);
    PhaseProgress half =
        new PhaseProgress(
            Phase.EXTRACT, Unit.FILES, 500, 1000, 3_000_000, 6_000_000, Duration.ofSeconds(10));

    assertEquals(
        "Extracting  50 % ████████████░░░░░░░░░░░░  500 of 1,000 files  50 files/s, 300 kB/s  10 s left",
        BarLine.render(half, 100, plain));
    for (int width = 1; width < 100; width++) {
      String line = BarLine.render(half, width, plain);
      assertTrue(line.length() <= width, line);
    }
    PhaseProgress unknown =
        new PhaseProgress(Phase.SCAN, Unit.FILES, 70, -1, 0, -1, Duration.ofSeconds(2));
    assertEquals("Listing    70 files  35 files/s", BarLine.render(unknown, 80, plain));
  }

  @Test
  void amountsAreShortAndTheSameEverywhere() {
    assertEquals("1,234,567", Amounts.count(1_234_567));
    assertEquals("1 row", Amounts.count(1, "row", "rows"));
    assertEquals("999 B", Amounts.bytes(999));
    assertEquals("1.0 kB", Amounts.bytes(1000));
    assertEquals("12 kB", Amounts.bytes(12_345));
    assertEquals("1.0 MB", Amounts.bytes(999_999));
    assertEquals("5.4 GB", Amounts.bytes(5_400_000_000L));
    assertEquals("0.3 s", Amounts.time(Duration.ofMillis(310)));
    assertEquals("12 s", Amounts.time(Duration.ofMillis(11_600)));
    assertEquals("2 m 05 s", Amounts.time(Duration.ofSeconds(125)));
    assertEquals("1 h 02 m", Amounts.time(Duration.ofSeconds(3725)));
    assertEquals("4 s", Amounts.roughTime(Duration.ofMillis(3600)));
    assertEquals("1 s", Amounts.roughTime(Duration.ofMillis(40)));
  }
}
