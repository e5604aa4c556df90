package dev.sourcelake.origins;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.model.Reach;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What is read of that which a repository keeps elsewhere: submodules, and contents in Git LFS. A
 * repository names the places itself, so that nothing is asked for but from its own host and from
 * others that are allowed; how many submodules, and how deep, is bounded.
 */
public final class Elsewhere {
  /** Submodules of submodules of submodules are deep already. */
  private static final int DEPTH = 4;

  /** Of one repository, those in submodules among them. */
  private static final int MODULES = 200;

  /** Nothing: it is named, and that is all. */
  public static final Elsewhere NOTHING =
      new Elsewhere(false, false, _ -> false, UnaryOperator.identity(), 0, new AtomicInteger());

  private final boolean submodules;
  private final boolean lfs;
  private final Predicate<String> hosts;
  private final UnaryOperator<RemoteOrigin> credentials;
  private final int depth;
  private final AtomicInteger modules;

  private Elsewhere(
      boolean submodules,
      boolean lfs,
      Predicate<String> hosts,
      UnaryOperator<RemoteOrigin> credentials,
      int depth,
      AtomicInteger modules) {
    this.submodules = submodules;
    this.lfs = lfs;
    this.hosts = requireNonNull(hosts, "hosts");
    this.credentials = requireNonNull(credentials, "credentials");
    this.depth = depth;
    this.modules = modules;
  }

  /**
   * What a scan reaches to; for one opening of an origin.
   *
   * @param hosts which hosts, each with its port where that is not the usual one, may be asked
   *     beside the repository's own
   * @param credentials gives a submodule what it is read with
   */
  public static Elsewhere of(
      Reach reach, Predicate<String> hosts, UnaryOperator<RemoteOrigin> credentials) {
    return new Elsewhere(
        reach.submodules(), reach.lfs(), hosts, credentials, DEPTH, new AtomicInteger(MODULES));
  }

  /** Whether submodules are read. */
  public boolean submodules() {
    return submodules;
  }

  /** Whether contents in Git LFS are. */
  public boolean lfs() {
    return lfs;
  }

  /** Whether a host, with its port where that is not the usual one, may be asked. */
  public boolean allows(String authority) {
    return hosts.test(authority);
  }

  /** A submodule with what it is read with. */
  public RemoteOrigin withCredentials(RemoteOrigin submodule) {
    return credentials.apply(submodule);
  }

  /** Whether one more submodule may be read, which is counted. */
  public boolean admitsOneMore() {
    return depth > 0 && modules.getAndDecrement() > 0;
  }

  /** The same for a submodule, one step deeper. */
  public Elsewhere inSubmodule() {
    return new Elsewhere(submodules, lfs, hosts, credentials, depth - 1, modules);
  }
}
