package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.cli.testing.Command.Result;
import dev.sourcelake.cli.testing.CommandProcess;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.model.table.Scans;
import dev.sourcelake.storage.testing.Emulator;
import dev.sourcelake.storage.testing.FaultyS3;
import dev.sourcelake.storage.testing.FaultyS3.Fault;
import dev.sourcelake.storage.testing.FaultyS3.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command against a lake in a bucket, and what S3 does to them. */
class LakeInBucketTest {
  private static final String TABLE_OF_EVERY_SCAN = Scans.TABLE.name();

  @TempDir private static Path folder;
  private static int files;
  private static Map<String, List<String>> expected;

  private final Emulator emulator = Emulator.shared();
  private final FaultyS3 proxy = FaultyS3.before(emulator.endpoint());
  private final String bucket = emulator.newBucket();
  private final String lake = "s3://" + bucket + "/team/lake";
  private Properties before;

  @BeforeEach
  void reachTheEmulator() {
    before = (Properties) System.getProperties().clone();
    // For commands in this process, which cannot have an environment of their own.
    System.setProperty("aws.region", Emulator.REGION);
    System.setProperty("aws.accessKeyId", Emulator.ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", Emulator.ACCESS_KEY);
    System.setProperty("aws.disableEc2Metadata", "true");
    endpoint(proxy.endpoint());
  }

  private static void endpoint(URI endpoint) {
    System.setProperty("aws.endpointUrl", endpoint.toString());
  }

  @AfterEach
  void close() {
    System.setProperties(before);
    proxy.close();
  }

  private static Result run(String... arguments) {
    return new Command(folder).run(arguments);
  }

  private Result scan(String place, String... more) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(emulator.environment());
    environment.put("AWS_ENDPOINT_URL", proxy.endpoint().toString());
    proxy.takeRequests();
    Result result =
        new CommandProcess(folder, environment)
            .run(
                Stream.concat(
                        Stream.of("scan", "code", "--jobs", "2", "--lake", place), Stream.of(more))
                    .toArray(String[]::new));
    assertEquals(ExitCode.SUCCESS.value(), result.exitCode(), result.err());
    return result;
  }

  /** Real code: this module's own. */
  @BeforeAll
  static void makeCodeAndItsLakeInAFolder() throws IOException {
    Path from = Path.of("src", "main", "java");
    Path to = folder.resolve("code");
    List<Path> sources;
    try (Stream<Path> all = Files.walk(from)) {
      sources = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : sources) {
      Path target = to.resolve(from.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    Files.writeString(to.resolve("tool.py"), "import os\n\ndef f():\n    os.getcwd()\n");
    files = sources.size() + 1;
    Result scan = run("scan", "code", "--lake", "in-folder", "--jobs", "2");
    assertEquals(0, scan.exitCode(), scan.err());
    expected = rows("in-folder");
    assertTrue(expected.get("definitions").size() > 500, "there should be something to compare");
  }

  /** The rows of all tables but that of scans, in an order of their own. */
  private static Map<String, List<String>> rows(String place) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (Dataset dataset : Datasets.ALL) {
      Result result =
          run("sql", "--format", "csv", "--lake", place, "select * from " + dataset.name());
      if (!dataset.name().equals(TABLE_OF_EVERY_SCAN)) {
        assertEquals(0, result.exitCode(), result.err());
        rows.put(dataset.name(), result.out().lines().sorted().toList());
      }
    }
    return rows;
  }

  private Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    run("tables", "--lake", lake)
        .out()
        .lines()
        .map(line -> line.split(" {2,}"))
        .filter(row -> row.length > 5)
        .forEach(row -> versions.put(row[0], row[4]));
    return versions;
  }

  private void print(String what) {
    Map<String, Integer> kinds = new TreeMap<>();
    for (Request request : proxy.takeRequests()) {
      String kind =
          request.isDelete()
              ? "DELETE"
              : request.isPut() ? "PUT" : request.isList() ? "LIST" : "GET";
      kinds.merge(kind, 1, Integer::sum);
    }
    System.out.printf("Requests of %s of %d files: %s%n", what, files, kinds);
  }

  @Test
  void aScanIntoABucketLeavesTheRowsOfAScanIntoAFolder() throws Exception {
    scan(lake);
    print("a first scan");

    assertEquals(expected, rows(lake));

    Map<String, String> versionsBefore = versions();
    Result again = scan(lake);
    print("a scan that finds nothing new");
    assertTrue(again.out().contains("nothing: all is as the last scan found it"), again.out());
    Map<String, String> versionsAfter = versions();
    assertEquals("2", versionsAfter.remove(TABLE_OF_EVERY_SCAN));
    versionsBefore.remove(TABLE_OF_EVERY_SCAN);
    assertEquals(versionsBefore, versionsAfter);

    assertEquals(
        Files.readString(folder.resolve("code/tool.py")),
        run("source", "code", "tool.py", "--lake", lake).out());
    assertTrue(
        run("explain-file", "code", "tool.py", "--lake", lake).out().contains("grammar python"));
    assertTrue(run("doctor", "--lake", lake).out().contains(lake));
  }

  @Test
  void busyTimesAndLostRepliesLeaveTheSameRows() throws Exception {
    FaultyS3.Plan loses = FaultyS3.every(7, Fault.LOSES_REPLY, Request::isPut);
    FaultyS3.Plan busy = FaultyS3.every(40, Fault.UNAVAILABLE, request -> true);
    proxy.follow(request -> {
      Fault fault = loses.fault(request);
      return fault == Fault.NONE ? busy.fault(request) : fault;
    });

    scan(lake);

    proxy.follow(request -> Fault.NONE);
    assertEquals(expected, rows(lake));
  }

  private void assertFails(ExitCode code, String message, String place) {
    Result result = run("sql", "--lake", place, "select count(*) from files");
    assertEquals(code.value(), result.exitCode(), result.err());
    assertTrue(result.err().contains(message), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void whatIsWrongWithABucketHasItsOwnExitCode() {
    assertFails(ExitCode.USAGE, "'No_Bucket'", "s3://No_Bucket/x");
    assertFails(ExitCode.NO_BUCKET, "'no-such-bucket'", "s3://no-such-bucket/lake");
    assertFails(ExitCode.NOT_A_LAKE, lake, lake);
    proxy.follow(request -> Fault.DENIED);
    assertFails(ExitCode.STORAGE, "No permission", lake);
    proxy.follow(request -> Fault.EXPIRED);
    assertFails(ExitCode.NO_CREDENTIALS, "expired", lake);
    System.clearProperty("aws.accessKeyId");
    assertFails(ExitCode.NO_CREDENTIALS, "aws configure", lake);
  }

  @Test
  void aServiceOutOfReachHasItsOwnExitCode() {
    proxy.close();
    assertFails(ExitCode.STORAGE_UNREACHABLE, proxy.endpoint().toString(), lake);
  }

  @Test
  void aBadOriginLeavesNothingInTheBucket() {
    proxy.takeRequests();
    Result result = run("scan", "gone", "--quiet", "--lake", lake);
    assertEquals(ExitCode.NO_SUCH_ORIGIN.value(), result.exitCode(), result.err());
    assertEquals(List.of(), proxy.takeRequests());
  }
}
