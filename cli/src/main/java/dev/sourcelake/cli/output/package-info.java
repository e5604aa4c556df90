/** The rows of a query on their way out: as a table, CSV, JSON lines or Parquet. */
package dev.sourcelake.cli.output;
