package dev.sourcelake.cli.output;

import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.Style;
import java.io.IOException;
import java.io.OutputStream;

/** Makes writers of rows. */
public final class RowWriters {
  private RowWriters() {}

  /** A writer of rows to a stream that is no terminal. */
  public static RowWriter to(OutputStream out, Format format) throws IOException {
    return switch (format) {
      case TABLE -> new TableWriter(out, new Style(false), 0);
      case CSV -> new CsvWriter(out);
      case JSON -> new JsonWriter(out);
      case PARQUET -> throw new IllegalArgumentException("Parquet is written by the engine");
    };
  }

  /** A writer of rows to the console, in the width of its terminal where it is one. */
  public static RowWriter to(Console console, Format format) throws IOException {
    return format == Format.TABLE && console.terminal().out()
        ? new TableWriter(console.out(), console.outStyle(), console.terminal().columns())
        : to(console.out(), format);
  }
}
