package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.cli.testing.Command.Result;
import dev.sourcelake.cli.testing.SampleLake;
import dev.sourcelake.lake.LakeViews;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesCommandTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void makeLake() throws IOException {
    SampleLake.create(folder.resolve("lake"));
  }

  private static Result tables(String... arguments) {
    return new Command(folder)
        .run(Stream.concat(Stream.of("tables"), Stream.of(arguments)).toArray(String[]::new));
  }

  @Test
  void everyTableAndViewIsListedWithWhatItHolds() {
    Result result = tables("--lake", "lake");

    assertEquals(0, result.exitCode(), result.err());
    List<String> names =
        result.out().lines().skip(2).map(line -> line.substring(0, line.indexOf(' '))).toList();
    assertEquals(
        Stream.concat(
                Datasets.ALL.stream().map(Dataset::name),
                LakeViews.all().stream().map(LakeViews.View::name))
            .toList(),
        names);
    String files = line(result, "files ");
    assertTrue(files.matches("files +4 +1 +[0-9.]+ kB +[0-9]+  The manifest: .*"), files);
    String packages = line(result, "packages ");
    assertTrue(packages.matches("packages +- +- +- +-  A build unit .*"), packages);
    String unread = line(result, "unread ");
    assertTrue(unread.matches("unread +view +What no fact .*"), unread);
  }

  private static String line(Result result, String start) {
    return result.out().lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }

  @Test
  void aTableIsDescribedWithItsColumnsAndWritePolicy() {
    Result result = tables("extractions", "--lake", "lake");

    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.out().startsWith("extractions: The ledger"), result.out());
    assertTrue(result.out().contains("\n3 rows in 2 files, "), result.out());
    String rows = line(result, "rows_by_dataset ");
    assertTrue(rows.matches("rows_by_dataset +map<text, bigint> +may be +rows written.*"), rows);
    String datasets = line(result, "datasets ");
    assertTrue(datasets.matches("datasets +list<text> +may be +tables that .*"), datasets);
    assertTrue(line(result, "path ").contains("never"));
    String policy = line(result, "write policy ");
    assertTrue(policy.endsWith(datasetPolicyHash()), policy);
    assertTrue(line(result, "sorted by ").endsWith("path, extractor"), result.out());
  }

  private static String datasetPolicyHash() {
    return Datasets.find("extractions").orElseThrow().policy().hash();
  }

  @Test
  void aViewIsDescribedByItsQuery() {
    Result result = tables("unread", "--lake", "lake");

    assertEquals(0, result.exitCode(), result.err());
    assertTrue(line(result, "reason ").endsWith("text"), result.out());
    assertTrue(line(result, "bytes ").endsWith("bigint"), result.out());
  }

  @Test
  void whatALakeCouldHoldIsListedBeforeThereIsOne() {
    Result result = tables();

    assertEquals(0, result.exitCode());
    assertTrue(line(result, "definitions ").contains(" - "), result.out());
    assertEquals("There is no lake at ./.sourcelake yet\n", result.err());
  }

  @Test
  void unknownTablesAndLakesAreErrors() {
    Result table = tables("file", "--lake", "lake");
    Result lake = tables("--lake", "nowhere");

    assertEquals(ExitCode.NOT_FOUND.value(), table.exitCode());
    assertEquals(
        "sourcelake: The lake has no table 'file': did you mean 'files'? 'sourcelake tables' lists"
            + " them\n",
        table.err());
    assertEquals(ExitCode.NOT_A_LAKE.value(), lake.exitCode());
  }
}
