package dev.sourcelake.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.stages.testing.SampleRepository;
import dev.sourcelake.stages.testing.TestLake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives through all stages, as origins and in repositories. */
class ScanArchiveTest {
  private static final MethodTypeDesc VOID = MethodTypeDesc.of(ConstantDescs.CD_void);
  private static final int CLASSES = 50;

  @TempDir Path folder;

  @Test
  void aJarIsScannedLikeARepository() throws IOException {
    Path jar = Files.write(folder.resolve("made-1.0.jar"), jar(CLASSES, 1));
    TestLake lake = new TestLake(folder.resolve("lake"));
    lake.scan(jar, 2, ScanArchiveTest::full);
    assertCounts(lake, CLASSES, CLASSES + 4);
    assertEquals(
        List.of(
            "inner.jar | binary | skipped | binary",
            "inner.jar!/p/C0.class | binary | selected | null",
            "p/Main.java | source | selected | null"),
        lake.query(
            "SELECT path, category, status, reason FROM files"
                + " WHERE path LIKE 'inner%' OR path LIKE '%.java' ORDER BY path"));
    assertEquals(
        List.of("archive_entry"), lake.query("SELECT DISTINCT kind FROM files WHERE path <> ''"));
    assertEquals(
        List.of("archive | p.C7 | 7 | [7]"),
        lake.query(
            "SELECT s.origin_kind, c.class, c.multi_release, r.lines FROM scans s, bytecode_classes c"
                + " JOIN bytecode_references r ON r.path = c.path"
                + " WHERE c.class = 'p.C7' AND r.name = 'run'"));
    assertEquals(
        List.of("bytecode | ok | " + (CLASSES + 1), "text | ok | 2"),
        lake.query(
            "SELECT extractor, status, count(*) FROM extractions WHERE extractor IN ('bytecode', 'text')"
                + " GROUP BY 1, 2 ORDER BY 1"));
  }

  @Test
  void aSecondScanOfAnUnchangedArchiveReadsNothingAndAChangedOneWhatChanged() throws IOException {
    Path jar = Files.write(folder.resolve("made-1.0.jar"), jar(CLASSES, 1));
    SampleRepository.settle();
    TestLake lake = new TestLake(folder.resolve("lake"));
    lake.scan(jar);
    Map<String, Long> before = new TreeMap<>(lake.versions());
    ScanSummary second = lake.scan(jar);
    assertEquals(0, second.filesExtracted());
    assertEquals(0, second.bytesRead());
    Map<String, Long> after = new TreeMap<>(lake.versions());
    assertEquals(before.remove("scans") + 1, after.remove("scans"));
    assertEquals(before, after);

    Files.write(jar, jar(CLASSES - 10, 2));
    ScanSummary third = lake.scan(jar);
    assertEquals(1, third.filesExtracted());
    assertEquals(10, third.filesRemoved());
    TestLake fresh = new TestLake(folder.resolve("fresh"));
    fresh.scan(jar);
    assertEquals(fresh.rows(), lake.rows());
  }

  @Test
  void aRepositoryGivesItsJarsAndLooseClassesToo() throws IOException {
    Path repository = Files.createDirectories(folder.resolve("repository/lib"));
    Files.write(repository.resolve("made.jar"), jar(CLASSES, 1));
    Files.write(repository.resolve("Loose.class"), classFile("Loose", 3));
    Files.write(repository.resolve("Cut.class"), Arrays.copyOf(classFile("Cut", 3), 100));
    byte[] damaged = jar(3, 1);
    Files.write(repository.resolve("damaged.jar"), Arrays.copyOf(damaged, damaged.length - 60));
    TestLake lake = new TestLake(folder.resolve("lake"));
    lake.scan(repository.getParent());
    assertEquals(
        List.of(
            "lib/Cut.class | file | java-bytecode | selected | null",
            "lib/Loose.class | file | java-bytecode | selected | null",
            "lib/damaged.jar | file | null | skipped | binary",
            "lib/damaged.jar! | folder | null | skipped | archive_damaged",
            "lib/made.jar | file | null | skipped | binary"),
        lake.query(
            "SELECT path, kind, language, status, reason FROM files WHERE path NOT LIKE '%!/%'"
                + " ORDER BY path"));
    assertEquals(
        List.of(Integer.toString(CLASSES + 2)),
        lake.query("SELECT count(*) FROM bytecode_classes"));
    assertEquals(
        List.of("lib/Cut.class | failed"),
        lake.query("SELECT path, status FROM extractions WHERE status <> 'ok'"));
    assertTrue(
        lake.query("SELECT message FROM diagnostics WHERE path = 'lib/Cut.class'").size() == 1);
  }

  private static void assertCounts(TestLake lake, int classes, int paths) throws IOException {
    assertEquals(List.of("" + paths), lake.query("SELECT count(*) FROM files"));
    assertEquals(List.of("" + (classes + 1)), lake.query("SELECT count(*) FROM bytecode_classes"));
    assertEquals(
        List.of("" + 2 * (classes + 1)), lake.query("SELECT count(*) FROM bytecode_members"));
    assertEquals(
        List.of("" + 2 * (classes + 1)), lake.query("SELECT count(*) FROM bytecode_references"));
    assertEquals(
        List.of("" + 4 * (classes + 1)), lake.query("SELECT count(*) FROM bytecode_instructions"));
  }

  private static ScanRequest full(ScanRequest request) {
    return request.with(request.settings().with(Profile.FULL));
  }

  /** Classes, one of them for one release, a source and a jar. */
  private static byte[] jar(int classes, int edition) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < classes; i++) {
        String path = (i == 7 ? "META-INF/versions/7/" : "") + "p/C" + i + ".class";
        add(zip, path, classFile("p.C" + i, i == 3 ? edition : 7));
      }
      add(zip, "p/Main.java", "package p; class Main {}\n".getBytes(StandardCharsets.UTF_8));
      add(zip, "README", "made\n".getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream inner = new ByteArrayOutputStream();
      try (ZipOutputStream nested = new ZipOutputStream(inner)) {
        add(nested, "p/C0.class", classFile("p.Inner", 7));
        add(nested, "left/out.txt", new byte[0]);
      }
      add(zip, "inner.jar", inner.toByteArray());
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  /** Two methods of two instructions, one reference each. */
  private static byte[] classFile(String name, int line) {
    ClassDesc self = ClassDesc.of(name);
    return ClassFile.of()
        .build(
            self,
            built -> {
              for (String method : List.of("run", "stop")) {
                built.withMethodBody(
                    method,
                    VOID,
                    0x0009,
                    (CodeBuilder code) ->
                        code.lineNumber(line).invokestatic(self, method, VOID).return_());
              }
            });
  }
}
