package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.internal.SameHostConnections.RedirectedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;

/**
 * Words what went wrong on the way to a remote repository. JGit tells much of it by text alone, so
 * its texts are looked at here and nowhere else; they are never handed on, since they may repeat an
 * address with its credentials.
 */
final class FetchErrors {
  private static final List<String> WANTS_PROOF =
      List.of(
          "not authorized",
          "authentication is required",
          "authentication not supported",
          "not permitted",
          "cannot log in",
          "auth fail",
          "no more authentication methods",
          "permission denied");
  private static final List<String> UNTRUSTED_HOST =
      List.of("server key did not validate", "rejected the server", "host key", "unknown host key");
  private static final List<String> NO_SUCH_COMMIT =
      List.of("not valid", "not our ref", "does not have", "not found: want", "not advertised");

  private final RemoteAddress address;
  private final OpenOptions options;

  FetchErrors(RemoteAddress address, OpenOptions options) {
    this.address = address;
    this.options = options;
  }

  OriginException explain(IOException e) {
    Explanation found = explanation(e);
    // The cause is told by its class only, for the same reason.
    IOException safe = new IOException(e.getClass().getName());
    safe.setStackTrace(e.getStackTrace());
    return new OriginException(found.reason(), "'" + address.display() + "' " + found.text(), safe);
  }

  private record Explanation(Reason reason, String text) {}

  private Explanation explanation(IOException e) {
    if (has(e, CacheRepository.TooMuchException.class)) {
      return new Explanation(
          Reason.LIMIT_EXCEEDED,
          "sends more than %d bytes: raise the limit if it is meant to be that large"
              .formatted(options.limits().packBytes()));
    }
    if (has(e, TooLargeObjectInPackException.class)) {
      return new Explanation(
          Reason.LIMIT_EXCEEDED,
          "holds an object of more than %d bytes: raise the limit if it is meant to be there"
              .formatted(options.limits().blobBytes()));
    }
    if (find(e, RedirectedException.class) instanceof RedirectedException elsewhere) {
      return new Explanation(
          Reason.UNREACHABLE,
          "sends us to another host, %s: name the repository by its address there"
              .formatted(elsewhere.host()));
    }
    if (says(e, WANTS_PROOF)) {
      return new Explanation(
          Reason.AUTHENTICATION,
          address.scheme().equals("ssh")
              ? "does not let us in: put a key without passphrase where ~/.ssh/config names it; or"
                  + " clone it with git and name the folder"
              : "does not let us in: there may be no such repository, or it wants a user and a token"
                  + " in ~/.netrc; or clone it with git and name the folder");
    }
    if (says(e, UNTRUSTED_HOST)) {
      return new Explanation(
          Reason.AUTHENTICATION,
          "is on a host that ~/.ssh/known_hosts does not know: connect to it once with ssh, and"
              + " compare its key");
    }
    if (options.ref() != null && says(e, NO_SUCH_COMMIT)) {
      return new Explanation(
          Reason.UNKNOWN_REF,
          "hands out no commit '%s': name a branch or tag".formatted(options.ref()));
    }
    return new Explanation(
        Reason.UNREACHABLE,
        "can't be read (%s): check the address and the network".formatted(cause(e)));
  }

  private static String cause(IOException e) {
    if (has(e, UnknownHostException.class)) {
      return "there is no such host";
    }
    if (has(e, ConnectException.class)) {
      return "nobody answers there";
    }
    if (has(e, SocketTimeoutException.class) || says(e, List.of("timed out", "timeout"))) {
      return "it does not answer in time";
    }
    if (has(e, SSLException.class)) {
      return "its certificate is not trusted, or it speaks no TLS";
    }
    if (has(e, NoRemoteRepositoryException.class)) {
      return "there is no git repository";
    }
    return "the connection broke, or there is no git repository";
  }

  private static boolean says(Throwable e, List<String> texts) {
    return find(
            e,
            t -> {
              String message = t.getMessage() == null ? "" : t.getMessage();
              String lower = message.toLowerCase(Locale.ROOT);
              return texts.stream().anyMatch(lower::contains);
            })
        != null;
  }

  private static boolean has(Throwable e, Class<? extends Throwable> type) {
    return find(e, type) != null;
  }

  private static Throwable find(Throwable e, Class<? extends Throwable> type) {
    return find(e, type::isInstance);
  }

  private static Throwable find(Throwable e, Predicate<Throwable> wanted) {
    Throwable at = e;
    for (int i = 0; at != null && i < 20; i++) {
      if (wanted.test(at)) {
        return at;
      }
      at = at.getCause();
    }
    return null;
  }
}
