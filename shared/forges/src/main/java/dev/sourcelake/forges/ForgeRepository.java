package dev.sourcelake.forges;

import static java.util.Objects.requireNonNull;

/**
 * A repository as its forge describes it.
 *
 * @param host where it is
 * @param name its name there
 * @param id what stays when it is renamed; the name where the forge has no such thing
 * @param defaultBranch the branch that is scanned; null where it is not known, or there is none
 * @param sizeBytes about how large it is with its history; -1 where that is not known
 * @param fork whether it is a fork of another one
 * @param archived whether nobody can push to it any longer
 * @param hidden whether only some may see it: private or internal
 */
public record ForgeRepository(
    ForgeHost host,
    RepositoryName name,
    String id,
    String defaultBranch,
    long sizeBytes,
    boolean fork,
    boolean archived,
    boolean hidden) {
  public ForgeRepository {
    requireNonNull(host, "host");
    requireNonNull(name, "name");
    requireNonNull(id, "id");
  }

  /** Where git reads it; no credentials are in it. */
  public String cloneUrl() {
    return host.cloneUrl(name);
  }

  /** What it is called in a lake: {@code host/owner/name}. */
  public String repo() {
    return host.repo(name);
  }
}
