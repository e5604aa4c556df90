/**
 * The stages scan, plan, extract and commit, and the run that leads a repository through them. They
 * know nothing of the command line or of Lambda; messages between them hold keys, never content.
 */
package dev.sourcelake.stages;
