/** Rows on their way into Arrow record batches that fit a dataset's schema. */
package dev.sourcelake.model.rows;
