package dev.sourcelake.cli.query;

import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.datafusion.SqlException;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeCatalog;
import dev.sourcelake.lake.LakeViews;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.storage.Storage;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A lake opened for queries, all of them as of the same moment. Tables are registered when a query
 * names them. For one thread.
 */
public final class LakeSession implements AutoCloseable {
  private static final Pattern CALLS_SOURCE = Pattern.compile("(?i)\\bsource\\s*\\(");

  /** Such statements name no table and mean all. */
  private static final Pattern ASKS_FOR_NAMES =
      Pattern.compile("(?i)^\\s*show\\b|\\binformation_schema\\.");

  private final Lake lake;
  private final LakeCatalog catalog;
  private final SessionContext context;
  private final Set<String> registered = new HashSet<>();
  private StoredSources sources;
  private SourceFunction sourceFunction;

  private LakeSession(Lake lake, LakeCatalog catalog, SessionContext context) {
    this.lake = lake;
    this.catalog = catalog;
    this.context = context;
  }

  /**
   * Opens the lake in a storage, which stays the caller's. An entry that a dead publisher left
   * unfinished is finished first.
   *
   * @param asOf a scan whose moment is asked for; by default the latest
   */
  public static LakeSession open(Storage storage, Optional<String> asOf) {
    Lake lake = Lake.open(storage, SessionOptions.defaults());
    finishPending(lake);
    LakeCatalog catalog =
        asOf.map(scan -> LakeCatalog.asOf(lake, scan)).orElseGet(() -> LakeCatalog.latest(lake));
    return new LakeSession(lake, catalog, SessionContext.open(lake.options()));
  }

  private static void finishPending(Lake lake) {
    try {
      new Publisher(lake).finishPending();
    } catch (UncheckedIOException e) {
      // Who may read a lake need not be allowed to write to it: what is finished is there to read.
    }
  }

  /** The lake. */
  public Lake lake() {
    return lake;
  }

  /** The context, for readers of rows; {@link #prepare} registers the tables. */
  public SessionContext context() {
    return context;
  }

  /** Registers what a query reads. */
  public void prepare(String sql) {
    Set<String> names = new TreeSet<>(SessionContext.referencedTables(sql));
    if (ASKS_FOR_NAMES.matcher(sql).find()) {
      names.addAll(names());
    }
    names.removeAll(registered);
    catalog.register(context, names);
    registered.addAll(names);
    if (sourceFunction == null && CALLS_SOURCE.matcher(sql).find()) {
      sourceFunction = new SourceFunction(sources());
      context.registerFunction(sourceFunction);
    }
  }

  /** Plans a query; the caller closes the result. A table that does not exist is named. */
  public DataFrame plan(String sql) {
    prepare(sql);
    try {
      return context.sql(sql);
    } catch (SqlException e) {
      // Only now, since what looks like a table may be a function of the engine's, and then the
      // error may be about its arguments or columns.
      for (String name : SessionContext.referencedTables(sql)) {
        if (!names().contains(name) && isMissing(name, e)) {
          throw unknownTable(name);
        }
      }
      throw e;
    }
  }

  private static boolean isMissing(String table, SqlException error) {
    return error.getMessage().contains("." + table + "' not found")
        || error.getMessage().contains("'" + table + "' not found");
  }

  /** The contents of the lake's files; opened when they are first asked for. */
  public StoredSources sources() {
    if (sources == null) {
      sources = new StoredSources(lake, catalog);
    }
    return sources;
  }

  /** Whether nothing was ever published, as in a lake whose first scan failed. */
  public boolean isEmpty() {
    return catalog.view().versions().isEmpty();
  }

  /** How much a table holds; empty where nothing was ever published to it. */
  public Optional<TableSize> size(Dataset dataset) {
    return Optional.ofNullable(catalog.view().versions().get(dataset.name()))
        .map(version -> TableSize.of(lake.table(dataset).at(version)));
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    Datasets.ALL.forEach(dataset -> names.add(dataset.name()));
    LakeViews.all().forEach(view -> names.add(view.name()));
    return names;
  }

  /** The error for a name that is no table; it says which one may be meant. */
  public static CommandException unknownTable(String name) {
    String meant =
        Names.nearest(name, names()).map(other -> "did you mean '" + other + "'? ").orElse("");
    return new CommandException(
        ExitCode.NOT_FOUND,
        "The lake has no table '" + name + "': " + meant + "'sourcelake tables' lists them");
  }

  @Override
  public void close() {
    context.close();
    if (sources != null) {
      sources.close();
    }
  }
}
