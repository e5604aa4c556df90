package dev.sourcelake.infra;

import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/**
 * One deployment: the lake, what works on it, and what watches that.
 *
 * @param lake the stack of the bucket
 * @param workflow the stack of functions, queues and the state machine
 * @param watch the stack of alarms and the dashboard
 */
public record Deployment(LakeStack lake, WorkflowStack workflow, WatchStack watch) {
  /** Makes the three stacks in an app. */
  public static Deployment in(
      Construct app, StackProps props, Settings settings, Packages packages) {
    LakeStack lake = new LakeStack(app, settings.name() + "-lake", props, settings);
    WorkflowStack workflow =
        new WorkflowStack(
            app, settings.name() + "-workflow", props, settings, lake.lake(), packages);
    WatchStack watch = new WatchStack(app, settings.name() + "-watch", props, settings, workflow);
    Tags.of(app).add("sourcelake", settings.name());
    return new Deployment(lake, workflow, watch);
  }
}
