/** The scan stage: every listed path gets its row, and new content goes to blob packs. */
package dev.sourcelake.stages.scan;
