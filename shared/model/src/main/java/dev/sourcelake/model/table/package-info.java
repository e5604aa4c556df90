/**
 * The tables of a lake, one class a table: its declaration and its columns. Adding a column is an
 * addition at the end of its declaration; nothing is renamed, retyped or removed.
 */
package dev.sourcelake.model.table;
