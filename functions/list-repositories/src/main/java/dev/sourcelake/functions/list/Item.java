package dev.sourcelake.functions.list;

import java.util.Map;

/**
 * One repository that something is to be done about, as the workflow's map reads it.
 *
 * @param repo the repository's name in the lake
 * @param head the commit that is to be scanned; empty where the repository goes
 * @param input what the execution of the repository's workflow is told
 */
record Item(String repo, String head, Map<String, Object> input) {
  Item {
    input = Map.copyOf(input);
  }
}
