package dev.sourcelake.cli.command;

import static java.util.stream.Collectors.joining;

import dev.sourcelake.cli.output.TextTable;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.progress.Amounts;
import dev.sourcelake.cli.query.LakeSession;
import dev.sourcelake.cli.query.TableSize;
import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.lake.LakeException;
import dev.sourcelake.lake.LakeException.Problem;
import dev.sourcelake.lake.LakeViews;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.WritePolicy;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.arrow.vector.types.pojo.Field;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows which tables a lake has and what is in them. */
@Command(
    name = "tables",
    description = "List a lake's tables and views, or the columns of one and how it is written.")
final class TablesCommand implements Callable<Integer> {
  private final Context context;
  private final Console console;
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "A table or view.")
  private Optional<String> name;

  TablesCommand(Context context) {
    this.context = context;
    this.console = context.console();
  }

  @Override
  public Integer call() throws IOException {
    try (Storage storage = lake.storage(context);
        LakeSession session = LakeSession.open(storage, Optional.empty())) {
      show(Optional.of(session));
      if (session.isEmpty()) {
        console.err().println("Nothing was published to the lake at " + lake.location + " yet");
      }
    } catch (LakeException e) {
      // What could be in a lake is worth knowing before there is one.
      boolean named = spec.commandLine().getParseResult().hasMatchedOption("--lake");
      if (named || e.problem() != Problem.NO_LAKE) {
        throw e;
      }
      show(Optional.empty());
      console.err().println("There is no lake at " + lake.location + " yet");
    }
    return ExitCode.SUCCESS.value();
  }

  private void show(Optional<LakeSession> session) throws IOException {
    if (name.isEmpty()) {
      list(session);
      return;
    }
    Optional<Dataset> dataset = Datasets.find(name.get());
    Optional<LakeViews.View> view = LakeViews.find(name.get());
    if (dataset.isPresent()) {
      describe(dataset.get(), session);
    } else if (view.isPresent() && session.isPresent()) {
      describe(view.get(), session.get());
    } else if (view.isEmpty()) {
      throw LakeSession.unknownTable(name.get());
    }
  }

  private void list(Optional<LakeSession> session) throws IOException {
    TextTable table = new TextTable("table", ">rows", ">files", ">size", ">version", "a row is");
    for (Dataset dataset : Datasets.ALL) {
      Optional<TableSize> size = session.flatMap(lakeSession -> lakeSession.size(dataset));
      table.add(
          dataset.name(),
          size.map(s -> Amounts.count(s.rows())).orElse("-"),
          size.map(s -> Amounts.count(s.files())).orElse("-"),
          size.map(s -> Amounts.bytes(s.bytes())).orElse("-"),
          size.map(s -> Long.toString(s.version())).orElse("-"),
          dataset.comment());
    }
    for (LakeViews.View view : LakeViews.all()) {
      table.add(view.name(), "view", "", "", "", view.comment());
    }
    table.print(console);
  }

  private void describe(Dataset dataset, Optional<LakeSession> session) throws IOException {
    console.line(console.outStyle().bold(dataset.name()) + ": " + dataset.comment());
    String writers = dataset.families().stream().map(Family::id).sorted().collect(joining(", "));
    console.line(
        writers.isEmpty()
            ? "Written by every scan."
            : "Written by %s; part of the %s profile.".formatted(writers, dataset.profile().id()));
    Optional<TableSize> size = session.flatMap(lakeSession -> lakeSession.size(dataset));
    if (size.isPresent()) {
      console.line(
          "%s in %s, %s; version %d."
              .formatted(
                  Amounts.count(size.get().rows(), "row", "rows"),
                  Amounts.count(size.get().files(), "file", "files"),
                  Amounts.bytes(size.get().bytes()),
                  size.get().version()));
    }
    console.line("");
    TextTable columns = new TextTable("column", "type", "null", "comment");
    for (Column column : dataset.columns()) {
      columns.add(
          column.name(),
          TypeNames.of(column.type()),
          column.required() ? "never" : "may be",
          column.comment());
    }
    columns.print(console);
    console.line("");
    describe(dataset.policy());
  }

  private void describe(WritePolicy policy) throws IOException {
    TextTable table = new TextTable("write policy", policy.hash());
    table.add("partitioned by", names(policy.partitionColumns()));
    table.add("sorted by", names(policy.sortColumns()));
    table.add("statistics of", names(policy.statisticsColumns()));
    table.add("bloom filters of", names(policy.bloomFilterColumns()));
    table.add("row groups", "of " + Amounts.count(policy.rowGroupRows()) + " rows at most");
    table.add("files", "of about " + Amounts.bytes(policy.maxFileBytes()) + " at most");
    table.add("compression", policy.compression());
    table.print(console);
  }

  private static String names(List<String> columns) {
    return columns.isEmpty() ? "nothing" : String.join(", ", columns);
  }

  private void describe(LakeViews.View view, LakeSession session) throws IOException {
    console.line(console.outStyle().bold(view.name()) + ": " + view.comment());
    console.line("");
    TextTable columns = new TextTable("column", "type");
    try (DataFrame rows = session.plan("select * from " + view.name())) {
      for (Field field : rows.schema().getFields()) {
        columns.add(field.getName(), TypeNames.of(field));
      }
    }
    columns.print(console);
  }
}
