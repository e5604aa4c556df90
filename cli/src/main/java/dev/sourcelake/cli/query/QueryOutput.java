package dev.sourcelake.cli.query;

import dev.sourcelake.cli.output.Format;
import dev.sourcelake.cli.output.OutputFile;
import dev.sourcelake.cli.output.RowWriter;
import dev.sourcelake.cli.output.RowWriters;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.progress.Amounts;
import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.ParquetWriteOptions;
import dev.sourcelake.datafusion.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Runs queries and writes their rows as they come. */
public final class QueryOutput {
  private final Console console;
  private final Format format;
  private final long began = System.nanoTime();

  /** Writes rows in a format. */
  public QueryOutput(Console console, Format format) {
    this.console = console;
    this.format = format;
  }

  /** Writes the rows to the console. */
  public void write(DataFrame query) throws IOException {
    long rows = write(query, RowWriters.to(console, format));
    console.flush();
    if (format == Format.TABLE && console.terminal().out()) {
      say(rows);
    }
  }

  /** Writes the rows to a file, which appears when it is whole. */
  public void write(DataFrame query, Path file) throws IOException {
    long rows = 0;
    if (format == Format.PARQUET) {
      rows = writeParquet(query, file);
    } else {
      try (OutputFile output = new OutputFile(file)) {
        rows = write(query, RowWriters.to(output.open(), format));
        output.commit();
      }
    }
    if (console.terminal().err()) {
      say(rows);
    }
  }

  private void say(long rows) {
    String time = Amounts.time(Duration.ofNanos(System.nanoTime() - began));
    String line = Amounts.count(rows, "row", "rows") + " in " + time;
    console.err().println(console.errStyle().dim(line));
  }

  private static long write(DataFrame query, RowWriter writer) throws IOException {
    long rows = 0;
    try (BufferAllocator allocator = new RootAllocator();
        ArrowReader reader = query.executeStream(allocator)) {
      VectorSchemaRoot batch = reader.getVectorSchemaRoot();
      boolean any = false;
      while (reader.loadNextBatch()) {
        any = true;
        rows += batch.getRowCount();
        writer.write(batch);
      }
      if (!any) {
        writer.write(batch); // for the names of the columns
      }
      writer.finish();
    }
    return rows;
  }

  /** The engine writes into a folder, from which the one file is moved to its name. */
  private long writeParquet(DataFrame query, Path file) throws IOException {
    Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".sourcelake-");
    try {
      List<WrittenFile> files =
          query.writeParquet(
              ParquetWriteOptions.builder(folder.toString(), "rows")
                  .maxFileBytes(Long.MAX_VALUE)
                  .build());
      if (files.isEmpty()) {
        console
            .err()
            .println("The query gave no rows, so no " + file.getFileName() + " was written");
        return 0;
      }
      Files.move(Path.of(files.getFirst().location()), file, StandardCopyOption.REPLACE_EXISTING);
      return files.getFirst().rows();
    } finally {
      Files.deleteIfExists(folder);
    }
  }
}
