package dev.sourcelake.functions.prepare;

import java.util.List;

/**
 * What the workflow is told of what is to be published.
 *
 * @param repo the repository's name
 * @param scan the scan
 * @param plan which of the scan's plans
 * @param request the key of the request to publish
 * @param tables how many tables change
 * @param rows rows that extractors wrote
 * @param setAside files that were not read since they ended their reader, each with the reason; the
 *     first few, and how many more there are
 */
record PrepareAnswer(
    String repo,
    String scan,
    int plan,
    String request,
    int tables,
    long rows,
    List<String> setAside) {
  PrepareAnswer {
    setAside = List.copyOf(setAside);
  }
}
