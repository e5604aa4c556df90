/** The function prepare-commit: what a scan changes in each table. */
package dev.sourcelake.functions.prepare;
