package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what was read of one path, by which extractor, and what is missing and why. */
@Command(
    name = "explain-file",
    description = "Say what was read of one path, by which extractor, what is missing and why.")
final class ExplainFileCommand implements Callable<Integer> {
  private final Context context;
  @Mixin private FileArguments file;

  ExplainFileCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    file.ask(
        context,
        (_, repository, queries) -> {
          FileFacts facts =
              FileFacts.read(queries)
                  .orElseThrow(() ->
                      new CommandException(
                          ExitCode.NOT_FOUND,
                          "The last scan of %s listed no path '%s'; paths have / between their parts"
                              .formatted(repository, file.path())));
          new FileReport(context.console()).print(repository, file.path(), facts);
        });
    return ExitCode.SUCCESS.value();
  }
}
