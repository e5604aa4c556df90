package dev.sourcelake.functions.scan;

/**
 * What the workflow is told of a scan that waits.
 *
 * @param due whether it would find something to do
 * @param reason why, or why not
 */
record HeadAnswer(boolean due, String reason) {}
