package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.query.LakeSession;
import dev.sourcelake.cli.query.RepoNames;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes repositories from a lake. */
@Command(
    name = "forget",
    description = "Remove all rows of repositories from a lake's tables.",
    footer = {
      "",
      "Older versions of the tables still have them, and stored contents stay, until they are"
          + " vacuumed.",
    })
final class ForgetCommand implements Callable<Integer> {
  private final Context context;
  @Mixin private LakeOption lake;

  @Parameters(
      paramLabel = "REPO",
      arity = "1..*",
      description = "A repository's name in the lake, or the end of it where that is clear.")
  private List<String> repos;

  ForgetCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    try (Storage storage = lake.storage(context);
        LakeSession session = LakeSession.open(storage, Optional.empty())) {
      // All are known before the first one goes.
      List<String> names =
          repos.stream().map(repo -> RepoNames.find(session.lake(), repo)).distinct().toList();
      for (String name : names) {
        new Publisher(session.lake()).forget(name);
        context.console().line("forgot " + name);
      }
    }
    return ExitCode.SUCCESS.value();
  }
}
