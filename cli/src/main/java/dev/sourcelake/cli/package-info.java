/** The {@code sourcelake} command: a second driver of the stages beside the functions. */
package dev.sourcelake.cli;
