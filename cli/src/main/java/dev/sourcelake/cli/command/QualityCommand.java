package dev.sourcelake.cli.command;

import dev.sourcelake.cli.output.Format;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.query.LakeSession;
import dev.sourcelake.cli.query.QueryOutput;
import dev.sourcelake.cli.query.RepoNames;
import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.stages.query.Sql;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how well a lake's files were read. */
@Command(
    name = "quality",
    description =
        "Show by language how many files were read, in part or not at all, the share of bytes that"
            + " no parser understood, and what was given up: timeouts first, then the largest.",
    footer = {
      "",
      "The view unread has a row for each of them: sourcelake sql \"select * from unread\".",
    })
final class QualityCommand implements Callable<Integer> {
  private final Context context;
  @Mixin private LakeOption lake;

  @Option(
      names = "--repo",
      paramLabel = "NAME",
      description = "Of this repository only, by its name or the end of it.")
  private Optional<String> repo;

  @Option(
      names = "--most",
      paramLabel = "COUNT",
      defaultValue = "10",
      description = "How many skipped files are listed. Default: ${DEFAULT-VALUE}.")
  private int most;

  QualityCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    try (Storage storage = lake.storage(context);
        LakeSession session = LakeSession.open(storage, Optional.empty())) {
      String named =
          repo.map(name -> Sql.literal(RepoNames.find(session.lake(), name)))
              .orElse("CAST(NULL AS VARCHAR)");
      show(session, "quality", named);
      context.console().line("");
      show(session, "quality_skips", named);
    }
    return ExitCode.SUCCESS.value();
  }

  private void show(LakeSession session, String query, String named) throws IOException {
    String sql =
        Sql.resource(QualityCommand.class, query)
            .replace(":repo", named)
            .replace(":most", Integer.toString(Math.max(0, most)));
    try (DataFrame rows = session.plan(sql);
        var _ = context.interrupts().onInterrupt(rows::cancel)) {
      new QueryOutput(context.console(), Format.TABLE).write(rows);
    }
  }
}
