package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.Limits;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.RemoteOrigin;
import dev.sourcelake.origins.internal.Submodules.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.transport.URIish;

/**
 * Fetches the submodules of a repository that was fetched itself: the commit that it names, from
 * its own host or from others that are allowed. Addresses are the repository's to write, so that
 * nothing of one is taken but scheme, host and path.
 */
final class RemoteSubmodules implements Submodules.Opener {
  private final URIish parent;
  private final RemoteAddress address;
  private final OpenOptions options;
  private int count;

  /**
   * Those of a repository.
   *
   * @param parent its address, without credentials
   */
  RemoteSubmodules(URIish parent, RemoteAddress address, OpenOptions options) {
    this.parent = parent;
    this.address = address;
    this.options = options;
  }

  @Override
  public Module open(ListedFile link, String written) {
    if (!options.elsewhere().admitsOneMore()) {
      return Module.refused("limit", "there are too many, or they are nested too deep");
    }
    Optional<String> url = address(written);
    if (url.isEmpty() || link.gitOid() == null) {
      return Module.refused("address", "it is not read by https from where .gitmodules says");
    }
    try {
      if (!(Origin.parse(url.get(), options.workFolder()) instanceof RemoteOrigin remote)) {
        return Module.refused("address", "it is no git URL");
      }
      boolean same = remote.authority().equals(address.authority());
      if (!same && !options.elsewhere().allows(remote.authority())) {
        return Module.refused("host", remote.authority() + " is not allowed");
      }
      RemoteOrigin known = options.elsewhere().withCredentials(remote);
      return Module.of(known.open(options(link.gitOid())));
    } catch (OriginException e) {
      return Module.refused(word(e.reason()), e.getMessage());
    }
  }

  private static String word(OriginException.Reason reason) {
    return switch (reason) {
      case UNSUPPORTED -> "address";
      case UNKNOWN_REF -> "commit";
      case AUTHENTICATION -> "authentication";
      case LIMIT_EXCEEDED -> "limit";
      case NOT_FOUND,
          NOT_A_FOLDER,
          NO_PERMISSION,
          UNBORN_BRANCH,
          EMPTY,
          UNREACHABLE,
          BROKEN_REPOSITORY ->
          "unreachable";
    };
  }

  /** All fetches together stay within the limit of one. */
  private OpenOptions options(String commit) {
    try {
      long used = bytesIn(options.workFolder());
      Limits limits = options.limits();
      Path folder = options.workFolder().resolve("submodule-" + count++);
      Files.createDirectories(folder);
      return options
          .withRef(commit)
          .withWorkFolder(folder)
          .withLimits(
              new Limits(
                  limits.paths(),
                  limits.depth(),
                  limits.blobBytes(),
                  Math.max(1, limits.packBytes() - used),
                  limits.archives()))
          .with(options.elsewhere().inSubmodule());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long bytesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> Files.isRegularFile(file) ? file.toFile().length() : 0).sum();
    }
  }

  /** Where it is read; empty where that is nowhere that we would go. */
  private Optional<String> address(String written) {
    if (written.startsWith("./") || written.startsWith("../")) {
      return relative(written);
    }
    URIish uri;
    try {
      uri = new URIish(written);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    if (uri.getHost() == null || uri.getHost().isEmpty()) {
      return Optional.empty();
    }
    String scheme = uri.getScheme() == null ? "ssh" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean bySsh = parent.getScheme() == null || parent.getScheme().equals("ssh");
    return switch (scheme) {
      case "https" -> Optional.of(text(uri, "https"));
      case "http" ->
          address.scheme().equals("http") ? Optional.of(text(uri, "http")) : Optional.empty();
      // A hosting service has the same repository by https; whoever is read so has no keys.
      case "ssh" ->
          bySsh
              ? Optional.of(written)
              : Optional.of("https://" + uri.getHost() + "/" + RemoteAddress.of(uri).path());
      default -> Optional.empty();
    };
  }

  private static String text(URIish uri, String scheme) {
    return uri.setScheme(scheme).setUser(null).setPass(null).toString();
  }

  /** As git has it: {@code ../} goes up from the repository itself. */
  private Optional<String> relative(String written) {
    if (address.scheme().equals("file")) {
      return Optional.empty();
    }
    String path = "/" + address.path();
    String rest = written;
    while (rest.startsWith("./") || rest.startsWith("../")) {
      if (rest.startsWith("../")) {
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
          return Optional.empty();
        }
        path = path.substring(0, slash);
        rest = rest.substring(3);
      } else {
        rest = rest.substring(2);
      }
    }
    URIish uri = parent.setPath(path + "/" + rest);
    return Optional.of(uri.toString());
  }
}
