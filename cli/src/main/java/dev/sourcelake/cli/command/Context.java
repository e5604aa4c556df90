package dev.sourcelake.cli.command;

import dev.sourcelake.cli.cloud.CloudFactory;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.Interrupts;
import java.nio.file.Path;

/**
 * What commands have around them.
 *
 * @param console where results and messages go
 * @param workingDirectory what relative paths are relative to
 * @param scanners how scans are run
 * @param clouds how deployments in the cloud are found
 * @param interrupts what happens at Ctrl-C
 */
public record Context(
    Console console,
    Path workingDirectory,
    ScannerFactory scanners,
    CloudFactory clouds,
    Interrupts interrupts) {}
