package dev.sourcelake.cli.progress;

import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.Style;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Draws a bar for the phase that is under way, and leaves a line for each that is over. */
final class TerminalProgress implements Progress {
  private static final int INTERVAL_MILLIS = 100;
  private static final String TO_LINE_START_AND_CLEAR = "\r\u001b[2K";

  private final PrintStream err;
  private final Style style;
  private final int columns;
  private final Unit unit;
  private PhaseCounter counter;
  private ProgressBar bar;

  TerminalProgress(Console console, Unit unit) {
    this.unit = unit;
    this.err = console.err();
    this.style = console.errStyle();
    this.columns = console.terminal().columns();
  }

  @Override
  public synchronized void phase(Phase phase, long files, long bytes) {
    if (counter != null && counter.refined(phase, files, bytes)) {
      return;
    }
    finish();
    PhaseCounter begun = new PhaseCounter(phase, unit, files, bytes, System::nanoTime);
    counter = begun;
    bar =
        new ProgressBarBuilder()
            .setTaskName(PhaseProgress.doing(phase))
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .continuousUpdate()
            .clearDisplayOnFinish()
            .setConsumer(new Line())
            .setRenderer((_, width) -> BarLine.render(begun.progress(), width, style))
            .build();
  }

  @Override
  public void advanced(long files, long bytes) {
    PhaseCounter current = current();
    if (current != null) {
      current.add(files, bytes);
    }
  }

  private synchronized PhaseCounter current() {
    return counter;
  }

  @Override
  public void note(String line) {
    synchronized (err) {
      err.print(TO_LINE_START_AND_CLEAR);
      err.println(line);
    }
  }

  @Override
  public synchronized void finish() {
    if (bar != null) {
      PhaseCounter ended = counter;
      close();
      err.println(style.dim(ended.progress().summary()));
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      counter = null;
      synchronized (err) {
        err.print(TO_LINE_START_AND_CLEAR);
      }
    }
  }

  /** The terminal's last line, drawn over again and again. */
  private final class Line implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return columns - 1;
    }

    @Override
    public void accept(String rendered) {
      synchronized (err) {
        err.print(TO_LINE_START_AND_CLEAR + rendered);
        err.flush();
      }
    }

    @Override
    public void clear() {
      accept("");
    }

    @Override
    public void close() {}
  }
}
