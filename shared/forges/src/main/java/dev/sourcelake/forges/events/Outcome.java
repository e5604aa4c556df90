package dev.sourcelake.forges.events;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.RepositoryName;

/** What follows from a delivery. */
public sealed interface Outcome {
  /**
   * A repository is to be scanned.
   *
   * @param host the host that was set for the forge, not one that the delivery names
   * @param ref the branch that was pushed to, without {@code refs/heads/}; null for the default one
   * @param commit what its head was when the delivery was made, for messages; null if not said
   */
  record Scan(ForgeHost host, RepositoryName name, String ref, String commit) implements Outcome {
    public Scan {
      requireNonNull(host, "host");
      requireNonNull(name, "name");
    }

    /** Where git reads it. */
    public String cloneUrl() {
      return host.cloneUrl(name);
    }
  }

  /** A repository is gone, or nobody of ours may see it any longer: its rows are to go. */
  record Forget(ForgeHost host, RepositoryName name, String reason) implements Outcome {
    public Forget {
      requireNonNull(host, "host");
      requireNonNull(name, "name");
    }
  }

  /** A repository has another name: the new one is to be scanned, the old one forgotten. */
  record Rename(ForgeHost host, RepositoryName from, RepositoryName to) implements Outcome {
    public Rename {
      requireNonNull(host, "host");
      requireNonNull(from, "from");
      requireNonNull(to, "to");
    }
  }

  /** What an owner has may have changed in many places: its repositories are to be listed anew. */
  record Reconcile(ForgeHost host, String owner) implements Outcome {
    public Reconcile {
      requireNonNull(host, "host");
      requireNonNull(owner, "owner");
    }
  }

  /** It is genuine, and nothing follows. */
  record Ignore(String reason) implements Outcome {}

  /** It is not genuine, or can't be understood; {@code reason} is for logs, not for the sender. */
  record Refuse(Fault fault, String reason) implements Outcome {}

  /** What is wrong with a delivery, by what is answered. */
  enum Fault {
    /** Nobody can be let in: no secret is set. */
    NOT_SET_UP(503),
    /** Larger than anything that a forge sends of what we want. */
    TOO_LARGE(413),
    /** There is no signature, or a wrong one. */
    FORGED(401),
    /** It is signed, and no event that we could read. */
    MALFORMED(400);

    private final int status;

    Fault(int status) {
      this.status = status;
    }

    /** The HTTP status that says so. */
    public int status() {
      return status;
    }
  }
}
