/**
 * DataFusion for Java: SQL over Arrow streams and Parquet files, and sorted Parquet out, in the
 * native library of this project.
 *
 * <p>Rows cross the border through the Arrow C Data Interface, batch by batch, without being
 * copied; no method collects a result. Every handle is {@link java.lang.AutoCloseable} and owned by
 * whoever received it. Names follow Apache's datafusion-java.
 */
package dev.sourcelake.datafusion;
