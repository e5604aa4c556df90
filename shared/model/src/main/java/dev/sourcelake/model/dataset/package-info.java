/** A table as data: its columns, comments and write policy, and the Arrow schema made from them. */
package dev.sourcelake.model.dataset;
