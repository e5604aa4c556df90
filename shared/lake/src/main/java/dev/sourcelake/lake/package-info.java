/**
 * A lake: Delta tables of code facts, the journal that orders every change to them, and the
 * bookkeeping of repositories. {@link dev.sourcelake.lake.Preparer} works out what a scan changes,
 * {@link dev.sourcelake.lake.Publisher} makes it visible, {@link dev.sourcelake.lake.LakeCatalog}
 * lays the tables before a query.
 */
package dev.sourcelake.lake;
