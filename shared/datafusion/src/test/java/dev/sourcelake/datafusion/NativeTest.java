package dev.sourcelake.datafusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A context, an allocator and a folder for each test; afterwards no handle is open and no memory is
 * left.
 */
abstract class NativeTest {
  @TempDir Path folder;
  BufferAllocator allocator;
  SessionContext context;

  @BeforeEach
  void open() {
    allocator = new RootAllocator();
    context = SessionContext.open(options());
  }

  SessionOptions options() {
    return SessionOptions.defaults().withSpillDirectory(folder.resolve("spill"));
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    context.close();
    assertEquals(0, SessionContext.liveHandles(), "open handles");
    allocator.close();
    if (Files.exists(folder.resolve("spill"))) {
      assertEquals(List.of(), filesBelow(folder.resolve("spill")), "spilled files");
    }
  }

  List<String> rows(String sql) throws IOException {
    return Facts.rows(context, allocator, sql);
  }

  String out() {
    return folder.resolve("out").toString();
  }

  ParquetWriteOptions.Builder write(String prefix) {
    return ParquetWriteOptions.builder(out(), prefix);
  }

  /** Names of all files below a folder, in order. */
  static List<String> filesBelow(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** Writes the result of a query and returns its files. */
  List<WrittenFile> written(String sql, ParquetWriteOptions options) {
    try (DataFrame frame = context.sql(sql)) {
      return frame.writeParquet(options);
    }
  }

  /** Registers files that were written with the facts' schema, without partition columns. */
  void register(String table, List<WrittenFile> files, List<String> sortedBy) {
    List<ParquetFile> parquet =
        files.stream().map(file -> ParquetFile.of(file, java.util.Map.of())).toList();
    context.registerParquet(table, Facts.SCHEMA, new ParquetTable(parquet, List.of(), sortedBy));
  }
}
