package dev.sourcelake.functions.list;

import static java.util.Objects.requireNonNull;

/**
 * Whose repositories are to be compared with the lake.
 *
 * @param owner {@code github:github.com/acme}, {@code gitlab:gitlab.com/group}, or {@code
 *     list:s3://bucket/key} for a list that a person wrote
 * @param execution what the workflow's execution is called, which its items are stored under
 */
record OwnerEvent(String owner, String execution) {
  OwnerEvent {
    requireNonNull(owner, "owner is missing");
    execution = execution == null ? "sample" : execution;
  }
}
