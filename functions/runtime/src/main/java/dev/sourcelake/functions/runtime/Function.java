package dev.sourcelake.functions.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * What a handler stands on: its settings, its lake, its part of the temporary folder, and how
 * events are taken and answered. Made once for all events of a process.
 */
public final class Function {
  private final Settings settings;
  private final Workspace workspace;
  private final LakeAccess lake;
  private final Events events;

  /** Kept, since the runtime holds on to it by a weak reference only. */
  @SuppressWarnings("unused")
  private Readiness readiness;

  private Function(Settings settings, Workspace workspace) {
    this.settings = settings;
    this.workspace = workspace;
    this.lake = new LakeAccess(settings, workspace);
    this.events = new Events(settings, new Telemetry(settings));
  }

  /**
   * Opens what a handler stands on.
   *
   * @param name the function's name where AWS gives it none
   */
  public static Function open(String name, Variables variables) {
    TaskRoot.announce(variables);
    Path temporary =
        Path.of(variables.optional("TMPDIR").orElse(System.getProperty("java.io.tmpdir")));
    return new Function(Settings.of(name, variables), Workspace.open(temporary));
  }

  /**
   * Gets the handler ready.
   *
   * @param sampleWork what it does beforehand beside the work on a sample lake
   * @param renew what it does after a restore from a snapshot beside opening its lake anew
   */
  public Function ready(Variables variables, Callable<?> sampleWork, Runnable renew) {
    readiness =
        Readiness.prepare(
            settings,
            variables,
            () -> {
              SampleWork.run(workspace);
              return sampleWork.call();
            },
            () -> {
              lake.refresh();
              renew.run();
            });
    return this;
  }

  /** Takes one event off the stream, has it handled and writes the answer. */
  public <I, O> void handle(
      InputStream in, OutputStream out, Context context, Class<I> type, Step<I, O> step)
      throws IOException {
    events.handle(in, out, context, type, step);
  }

  /** Its settings. */
  public Settings settings() {
    return settings;
  }

  /** Its lake. */
  public LakeAccess lake() {
    return lake;
  }

  /** Its part of the temporary folder. */
  public Workspace workspace() {
    return workspace;
  }
}
