package dev.sourcelake.stages.testing;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.ParquetFile;
import dev.sourcelake.datafusion.ParquetTable;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.WritePolicies;
import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a lake into what a program would have made that did not know a column. */
public final class EarlierLake {
  private static final Pattern ADD = Pattern.compile("\"path\":\"([^\"]+)\".*?\"size\":(\\d+)");

  private EarlierLake() {}

  /** Takes a column out of all files of a table and out of its log. */
  public static void dropColumn(Path lake, Dataset dataset, String column) throws IOException {
    Path table = lake.resolve(LakeLayout.table(dataset).value());
    Path log = lake.resolve(LakeLayout.deltaLog(dataset).value());
    for (Path file : below(table)) {
      if (file.toString().endsWith(".parquet")) {
        rewrite(file, dataset, column);
      } else if (file.toString().endsWith(".crc")) {
        Files.delete(file);
      }
    }
    for (Path commit : below(log)) {
      List<String> lines = new ArrayList<>();
      for (String line : Files.readAllLines(commit)) {
        lines.add(line.startsWith("{\"add\"") ? withSize(line, table) : without(column, line));
      }
      Files.write(commit, lines);
    }
    // It recorded no lists of files, which would have the sizes of before.
    for (Path record : below(lake.resolve(LakeLayout.REPOS.value()))) {
      if (record.toString().endsWith(".files.json")) {
        Files.delete(record);
      }
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void rewrite(Path file, Dataset dataset, String column) throws IOException {
    String kept =
        dataset.fileColumns().stream()
            .map(Column::name)
            .filter(name -> !name.equals(column))
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(", "));
    String written;
    try (SessionContext context = SessionContext.open(SessionOptions.defaults())) {
      context.registerParquet(
          "t",
          ArrowSchemas.ofFile(dataset),
          ParquetTable.of(List.of(ParquetFile.of(file.toString(), Files.size(file)))));
      try (DataFrame rows = context.sql("SELECT " + kept + " FROM t")) {
        written =
            rows.writeParquet(
                    WritePolicies.options(dataset.policy(), file.getParent().toString(), "earlier")
                        .build())
                .getFirst()
                .location();
      }
    }
    Files.move(Path.of(written), file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String withSize(String add, Path table) throws IOException {
    Matcher file = ADD.matcher(add);
    if (!file.find()) {
      throw new IOException("no size in " + add);
    }
    long size = Files.size(table.resolve(file.group(1)));
    return add.substring(0, file.start(2)) + size + add.substring(file.end(2));
  }

  /** The schema is JSON in a JSON string, and its first field is the repository. */
  private static String without(String column, String line) {
    return line.replaceFirst(",\\{\\\\\"name\\\\\":\\\\\"" + column + "\\\\\".*?\\}\\}", "");
  }
}
