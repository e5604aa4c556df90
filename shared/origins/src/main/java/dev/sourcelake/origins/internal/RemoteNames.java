package dev.sourcelake.origins.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;

/**
 * How a repository on this machine is called: after its remote, so that every clone of it has the
 * same name, else after its folder. A folder inside of it is a repository of its own.
 */
record RemoteNames(String repo, String origin) {
  static RemoteNames of(Repository repository, Path root, Path folder) {
    String below = root.relativize(folder).toString().replace('\\', '/');
    Optional<RemoteAddress> remote = remote(repository.getConfig());
    if (remote.isEmpty()) {
      return new RemoteNames(Places.name(folder), Places.origin(folder));
    }
    String repo = remote.get().repo();
    String origin = remote.get().origin();
    return below.isEmpty()
        ? new RemoteNames(repo, origin)
        : new RemoteNames(repo + "/" + below, origin + "#" + below);
  }

  /** The remote {@code origin}, else the first by name that says a host. */
  private static Optional<RemoteAddress> remote(Config config) {
    Set<String> names = config.getSubsections("remote");
    return names.stream()
        .sorted((a, b) -> a.equals("origin") ? -1 : b.equals("origin") ? 1 : a.compareTo(b))
        .map(name -> config.getString("remote", name, "url"))
        .filter(url -> url != null)
        .flatMap(url -> RemoteAddress.ofRemote(url).stream())
        .findFirst();
  }
}
