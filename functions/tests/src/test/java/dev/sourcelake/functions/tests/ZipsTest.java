package dev.sourcelake.functions.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in the zips of a build that has packaged them. */
class ZipsTest {
  private static final long MOST_BYTES = 262_144_000;

  @ParameterizedTest
  @CsvSource({
    "scan-repository, scan.ScanRepositoryHandler, org.eclipse.jgit, 'javaparser sfn sqs', datafusion",
    "plan-worklist, plan.PlanWorklistHandler, sqs javaparser, 'jgit sfn', datafusion grammars",
    "extract-facts, extract.ExtractFactsHandler, javaparser sfn, 'jgit sqs', datafusion grammars",
    "prepare-commit, prepare.PrepareCommitHandler, stages, 'jgit javaparser sfn sqs', datafusion",
    "commit-tables, commit.CommitTablesHandler, lake sfn, 'jgit javaparser stages sqs', datafusion",
    "receive-push, receive.ReceivePushHandler, forges, 'jgit javaparser stages sqs sfn', ''",
    "list-repositories, list.ListRepositoriesHandler, forges stages, 'sqs sfn', datafusion grammars"
  })
  void aZipHoldsWhatItsFunctionNeedsAndNoMore(
      String name, String handler, String wanted, String unwanted, String libraries)
      throws IOException {
    Path file = Path.of("..", name, "target", name + ".zip");
    assumeTrue(Files.isRegularFile(file), "this build packages no functions");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> names = zip.stream().map(ZipEntry::getName).toList();
      List<String> jars = names.stream().filter(entry -> entry.endsWith(".jar")).toList();
      for (String jar : wanted.split(" ", -1)) {
        assertTrue(holds(jars, jar), name + " lacks " + jar);
      }
      for (String jar : (unwanted + " slf4j-nop netty junit hadoop").split(" ", -1)) {
        assertTrue(!holds(jars, jar), name + " needs no " + jar);
      }
      List<String> natives =
          new ArrayList<>(List.of("native/libaws-lambda-jni.so", "native/libarrow_cdata_jni.so"));
      for (String library : libraries.isEmpty() ? new String[0] : libraries.split(" ", -1)) {
        natives.add("native/libsourcelake_" + library + ".so");
      }
      assertEquals(
          natives.stream().sorted().toList(),
          names.stream()
              .filter(entry -> entry.startsWith("native/") && !entry.endsWith("/"))
              .sorted()
              .toList());
      assertNotNull(zip.getEntry("bootstrap"));
      assertNotNull(zip.getEntry("java.args"));
      assertTrue(
          zip.stream().mapToLong(ZipEntry::getSize).sum() < MOST_BYTES, name + " is too large");
      assertTrue(
          jarHolds(zip, "lib/" + name + ".jar", "dev/sourcelake/functions/" + handler),
          name + " has no " + handler);
    }
  }

  private static boolean holds(List<String> jars, String name) {
    return jars.stream()
        .anyMatch(jar -> jar.startsWith("lib/" + name + "-") || jar.contains(name + "-core"));
  }

  private static boolean jarHolds(ZipFile zip, String jar, String handler) throws IOException {
    String wanted = handler.replace('.', '/') + ".class";
    try (ZipInputStream content = new ZipInputStream(zip.getInputStream(zip.getEntry(jar)))) {
      for (ZipEntry each = content.getNextEntry(); each != null; each = content.getNextEntry()) {
        if (each.getName().equals(wanted)) {
          return true;
        }
      }
    }
    return false;
  }
}
