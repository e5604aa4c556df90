package dev.sourcelake.functions.prepare;

/**
 * What the workflow is told of what is to be published.
 *
 * @param repo the repository's name
 * @param scan the scan
 * @param plan which of the scan's plans
 * @param request the key of the request to publish
 * @param tables how many tables change
 * @param rows rows that extractors wrote
 */
record PrepareAnswer(String repo, String scan, int plan, String request, int tables, long rows) {}
