package dev.sourcelake.stages.owner;

import dev.sourcelake.forges.ForgeRepository;

/** What is to be done about one repository of an owner. */
public sealed interface Step {
  /** What the repository is called in the lake. */
  String repo();

  /**
   * It is to be scanned.
   *
   * @param head the commit at its default branch's head
   * @param reason why
   */
  record Scan(ForgeRepository repository, String head, String reason) implements Step {
    @Override
    public String repo() {
      return repository.repo();
    }
  }

  /** The lake has it as it is. */
  record Keep(ForgeRepository repository) implements Step {
    @Override
    public String repo() {
      return repository.repo();
    }
  }

  /** It is left out, and what the lake has of it stays. */
  record Skip(ForgeRepository repository, String reason) implements Step {
    @Override
    public String repo() {
      return repository.repo();
    }
  }

  /** It can't be told what is to be done; {@code cause} says why, for people. */
  record Fail(ForgeRepository repository, RuntimeException cause) implements Step {
    @Override
    public String repo() {
      return repository.repo();
    }
  }

  /** The lake has it, and the owner no longer does: its rows are to go. */
  record Forget(String repo) implements Step {}
}
