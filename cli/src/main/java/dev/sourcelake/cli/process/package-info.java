/** What a command has of its process: streams, terminal, exit codes, interruption. */
package dev.sourcelake.cli.process;
