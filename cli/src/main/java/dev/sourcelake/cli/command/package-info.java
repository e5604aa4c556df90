/**
 * The commands: each reads its options, calls the stages or the lake, and shows what came of it.
 */
package dev.sourcelake.cli.command;
