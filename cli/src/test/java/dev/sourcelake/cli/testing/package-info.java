/** Hand-written stand-ins and samples for the command's tests. */
package dev.sourcelake.cli.testing;
