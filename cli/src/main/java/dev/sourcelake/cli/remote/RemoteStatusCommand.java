package dev.sourcelake.cli.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.cloud.Cloud.Deployment;
import dev.sourcelake.cli.cloud.Cloud.QueueDepth;
import dev.sourcelake.cli.cloud.Run;
import dev.sourcelake.cli.cloud.RunStatus;
import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.progress.Amounts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how the deployment or one execution stands. */
@Command(
    name = "status",
    description = "How the deployment stands, or one execution.",
    footer = {"", "Ends with 34 where the execution that is named has failed."})
final class RemoteStatusCommand implements Callable<Integer> {
  private static final int MOST_RUNNING = 50;

  private final Context context;
  @Spec private CommandSpec spec;
  @Mixin private CloudOption cloud;

  @Parameters(
      paramLabel = "EXECUTION",
      arity = "0..1",
      description = "Its name or ARN. Default: the deployment and all that runs.")
  private Optional<String> execution;

  @Option(names = "--follow", description = "Follow the execution to its end.")
  private boolean follow;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  RemoteStatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (follow && execution.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--follow needs an EXECUTION to follow");
    }
    try (Cloud deployment = cloud.open(context)) {
      if (execution.isEmpty()) {
        if (json) {
          RunReport.write(context.console(), json(deployment));
        } else {
          print(deployment);
        }
        return ExitCode.SUCCESS.value();
      }
      Run run = Executions.find(deployment, execution.get());
      if (follow) {
        return RunFollowing.report(context, deployment, run.arn(), false, false, json).value();
      }
      if (json) {
        RunReport.write(context.console(), RunReport.json(run, deployment.progress(run.arn())));
      } else {
        RunReport.print(context.console(), run, deployment.progress(run.arn()));
      }
      return RunReport.exitCode(run).value();
    }
  }

  private void print(Cloud cloudOf) throws IOException {
    Console console = context.console();
    Deployment deployment = cloudOf.deployment();
    console.line("%-26s %s".formatted("stack", deployment.stack()));
    console.line("%-26s %s".formatted("lake", deployment.lakeUrl()));
    for (Map.Entry<String, String> queue : deployment.queues().entrySet()) {
      QueueDepth depth = cloudOf.depth(queue.getValue());
      console.line(
          "%-26s %s wait, %s are worked at"
              .formatted(
                  queue.getKey(), Amounts.count(depth.waiting()), Amounts.count(depth.inFlight())));
    }
    for (Map.Entry<String, String> queue : deployment.deadLetters().entrySet()) {
      QueueDepth depth = cloudOf.depth(queue.getValue());
      long dead = depth.waiting() + depth.inFlight();
      String text =
          dead == 0 ? "none" : Amounts.count(dead) + "; see 'sourcelake remote dead-letters'";
      console.line(
          "%-26s %s"
              .formatted(
                  "dead " + queue.getKey(), dead == 0 ? text : console.outStyle().yellow(text)));
    }
    List<Run> running = cloudOf.runs(Optional.of(RunStatus.RUNNING), MOST_RUNNING);
    console.line("%-26s %s".formatted("executions", running.size() + " running"));
    if (!running.isEmpty()) {
      console.line("");
      RunTable.print(console, cloudOf, running);
    }
  }

  private static ObjectNode json(Cloud cloudOf) throws IOException {
    Deployment deployment = cloudOf.deployment();
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("stack", deployment.stack());
    json.put("lake", deployment.lakeUrl());
    ObjectNode queues = json.putObject("queues");
    for (Map.Entry<String, String> queue : deployment.queues().entrySet()) {
      QueueDepth depth = cloudOf.depth(queue.getValue());
      queues
          .putObject(queue.getKey().replace(' ', '_'))
          .put("waiting", depth.waiting())
          .put("in_flight", depth.inFlight());
    }
    ObjectNode dead = json.putObject("dead_letters");
    for (Map.Entry<String, String> queue : deployment.deadLetters().entrySet()) {
      QueueDepth depth = cloudOf.depth(queue.getValue());
      dead.put(queue.getKey().replace(' ', '_'), depth.waiting() + depth.inFlight());
    }
    ArrayNode running = json.putArray("running");
    for (Run run : cloudOf.runs(Optional.of(RunStatus.RUNNING), MOST_RUNNING)) {
      running.add(RunReport.json(run, cloudOf.progress(run.arn())));
    }
    return json;
  }
}
