package dev.sourcelake.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.cloud.Run;
import dev.sourcelake.cli.cloud.RunProgress;
import dev.sourcelake.cli.cloud.RunStatus;
import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Takes up an execution that failed: another one goes on with its scan and plan. Step Functions'
 * own redrive would go on at the state that only says that it failed.
 */
@Command(
    name = "redrive",
    description = "Go on with an execution that failed, where it failed.",
    footer = {
      "",
      "A new execution takes over its scan and plan; shards that were read are not read again.",
      "One that failed before its scan was done begins anew.",
    })
final class RemoteRedriveCommand implements Callable<Integer> {
  private final Context context;
  @Mixin private CloudOption cloud;
  @Mixin private FollowOption following;

  @Parameters(paramLabel = "EXECUTION", description = "Its name or ARN.")
  private String execution;

  RemoteRedriveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Cloud deployment = cloud.open(context)) {
      Run failed = Executions.find(deployment, execution);
      if (failed.status() == RunStatus.RUNNING || failed.status() == RunStatus.SUCCEEDED) {
        throw new CommandException(
            ExitCode.USAGE,
            "The execution %s is %s: only one that failed can be taken up again"
                .formatted(
                    failed.name(),
                    failed.status() == RunStatus.RUNNING ? "running" : failed.outcome()));
      }
      String arn = Executions.start(deployment, input(deployment, failed));
      return following.follow(context, deployment, arn);
    }
  }

  private ObjectNode input(Cloud deployment, Run failed) throws IOException {
    ObjectNode input = failed.input().deepCopy();
    RunProgress reached = deployment.progress(failed.arn());
    input.remove("resume");
    reached
        .scan()
        .ifPresent(scan -> input.putObject("resume").put("scan", scan).put("plan", reached.plan()));
    if (!following.isSilent()) {
      context
          .console()
          .err()
          .println(
              reached.scan().map(scan -> "Going on with scan " + scan).orElse("Beginning anew"));
    }
    return input;
  }
}
