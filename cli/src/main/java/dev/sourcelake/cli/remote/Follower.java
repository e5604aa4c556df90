package dev.sourcelake.cli.remote;

import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.cloud.Run;
import dev.sourcelake.cli.cloud.RunProgress;
import dev.sourcelake.cli.cloud.RunStatus;
import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.progress.Progress;
import dev.sourcelake.cli.progress.Unit;
import dev.sourcelake.stages.ScanListener.Phase;
import java.io.IOException;
import java.time.Duration;

/** Watches an execution to its end, and shows how far it has come. */
final class Follower {
  /** Step Functions answers some twenty such questions a second for an account. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Cloud cloud;
  private final Progress progress;
  private Phase phase;
  private int done;

  private Follower(Cloud cloud, Progress progress) {
    this.cloud = cloud;
    this.progress = progress;
  }

  /**
   * Follows an execution. Ctrl-C ends the following and leaves the execution alone, which is said.
   *
   * @param quiet whether to show nothing on the way
   */
  static Run follow(Context context, Cloud cloud, String arn, boolean quiet)
      throws IOException, InterruptedException {
    try (Progress progress =
        quiet ? Progress.none() : Progress.on(context.console(), Unit.SHARDS)) {
      return new Follower(cloud, progress).follow(arn);
    } finally {
      if (context.interrupts().interrupted()) {
        context
            .console()
            .err()
            .println(
                "The execution goes on; to follow it again: sourcelake remote status --follow "
                    + arn.substring(arn.lastIndexOf(':') + 1));
      }
    }
  }

  private Run follow(String arn) throws IOException, InterruptedException {
    while (true) {
      Run run = cloud.run(arn);
      show(cloud.progress(arn));
      if (run.status() != RunStatus.RUNNING) {
        if (run.status() == RunStatus.SUCCEEDED) {
          progress.finish();
        }
        return run;
      }
      cloud.pause(INTERVAL);
    }
  }

  private void show(RunProgress now) {
    switch (now.step()) {
      case CLAIM, END -> {}
      case SCAN -> begin(Phase.SCAN, -1);
      case PLAN -> begin(Phase.PLAN, -1);
      case EXTRACT -> {
        begin(Phase.EXTRACT, now.shards());
        progress.advanced(now.done() - done, 0);
        done = now.done();
      }
      case PREPARE, PUBLISH -> {
        if (phase == Phase.EXTRACT) {
          // The last shards may have ended since the last look.
          progress.advanced(now.done() - done, 0);
        }
        begin(Phase.COMMIT, -1);
      }
    }
  }

  private void begin(Phase next, int shards) {
    if (phase != next) {
      phase = next;
      done = 0;
      progress.phase(next, shards, -1);
    }
  }
}
