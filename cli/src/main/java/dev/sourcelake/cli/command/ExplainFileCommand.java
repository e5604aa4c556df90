package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.query.FileQueries;
import dev.sourcelake.cli.query.LakeSession;
import dev.sourcelake.cli.query.RepoNames;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what was read of one path, by which extractor, and what is missing and why. */
@Command(
    name = "explain-file",
    description = "Say what was read of one path, by which extractor, what is missing and why.")
final class ExplainFileCommand implements Callable<Integer> {
  private final Context context;
  @Mixin private LakeOption lake;

  @Parameters(
      index = "0",
      paramLabel = "REPO",
      description = "The repository's name, or the end of it after a /.")
  private String repo;

  @Parameters(index = "1", paramLabel = "PATH", description = "The path in the repository.")
  private String path;

  ExplainFileCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    try (Storage storage = lake.storage(context);
        LakeSession session = LakeSession.open(storage, Optional.empty())) {
      String repository = RepoNames.find(session.lake(), repo);
      FileQueries queries = new FileQueries(session, repository, path);
      FileFacts facts =
          FileFacts.read(queries)
              .orElseThrow(() ->
                  new CommandException(
                      ExitCode.NOT_FOUND,
                      "The last scan of %s listed no path '%s'; paths have / between their parts"
                          .formatted(repository, path)));
      new FileReport(context.console()).print(repository, path, facts);
    }
    return ExitCode.SUCCESS.value();
  }
}
