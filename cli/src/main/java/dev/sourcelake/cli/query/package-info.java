/** Queries over a lake: its tables by name, and the SQL function that gives the source text. */
package dev.sourcelake.cli.query;
