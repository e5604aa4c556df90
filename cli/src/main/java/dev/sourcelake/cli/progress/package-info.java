/** How a scan gets on, as people see it: a bar on a terminal, plain lines elsewhere. */
package dev.sourcelake.cli.progress;
