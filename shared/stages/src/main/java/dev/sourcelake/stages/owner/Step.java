package dev.sourcelake.stages.owner;

import dev.sourcelake.forges.ForgeRepository;
import dev.sourcelake.stages.ScanSettings;

/** What is to be done about one repository of an owner, or about a part of one. */
public sealed interface Step {
  /** What the repository or its part is called in the lake. */
  String repo();

  /**
   * It is to be scanned.
   *
   * @param settings how, the part among them
   * @param head the commit at its default branch's head
   * @param reason why
   */
  record Scan(
      String repo, ForgeRepository repository, ScanSettings settings, String head, String reason)
      implements Step {}

  /** The lake has it as it is. */
  record Keep(String repo) implements Step {}

  /** It is left out, and what the lake has of it stays. */
  record Skip(String repo, String reason) implements Step {}

  /** It can't be told what is to be done; {@code cause} says why, for people. */
  record Fail(String repo, RuntimeException cause) implements Step {}

  /** The lake has it, and the owner no longer does: its rows are to go. */
  record Forget(String repo) implements Step {}
}
