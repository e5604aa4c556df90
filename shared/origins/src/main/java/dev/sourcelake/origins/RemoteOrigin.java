package dev.sourcelake.origins;

import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.internal.RemoteAddress;
import dev.sourcelake.origins.internal.RemoteFetch;
import java.net.URISyntaxException;
import java.util.Locale;
import org.eclipse.jgit.transport.URIish;

/**
 * A git repository that is reached by URL. It holds the credentials that the URL carried, and hands
 * them to nobody but that URL's host.
 */
public final class RemoteOrigin implements Origin {
  private final URIish uri;
  private final RemoteAddress address;

  private RemoteOrigin(URIish uri, RemoteAddress address) {
    this.uri = uri;
    this.address = address;
  }

  static RemoteOrigin parse(String text) {
    URIish uri;
    try {
      uri = new URIish(text);
    } catch (URISyntaxException e) {
      // The exception's own message repeats the URL with its credentials.
      throw new OriginException(
          Reason.UNSUPPORTED,
          "The git URL can't be understood: write it as https://host/owner/name,"
              + " ssh://user@host/path, user@host:path or file:///path");
    }
    RemoteAddress address = RemoteAddress.of(uri);
    if (address.path().indexOf('?') >= 0 || address.path().indexOf('#') >= 0) {
      throw new OriginException(
          Reason.UNSUPPORTED,
          "The git URL of "
              + address.host()
              + " has a '?' or '#': leave it out, and name a branch with --ref");
    }
    requireScheme(address);
    if (address.path().isEmpty()
        || (!address.scheme().equals("file") && address.host().isEmpty())) {
      throw new OriginException(
          Reason.UNSUPPORTED,
          "The git URL names no repository: write it as https://host/owner/name,"
              + " ssh://user@host/path, user@host:path or file:///path");
    }
    return new RemoteOrigin(uri, address);
  }

  /** The same repository, read with these credentials instead of the URL's or the user's own. */
  public RemoteOrigin as(GitCredentials credentials) {
    return new RemoteOrigin(
        uri.setUser(credentials.user()).setPass(credentials.password()), address);
  }

  /** Its host, with the port where that is not the usual one; empty for a folder's URL. */
  public String authority() {
    return address.authority();
  }

  private static void requireScheme(RemoteAddress address) {
    switch (address.scheme()) {
      case "https", "ssh", "file" -> {}
      case "http" -> {
        if (!isThisMachine(address.host())) {
          throw new OriginException(
              Reason.UNSUPPORTED,
              "'%s' would be read without encryption: write https instead of http"
                  .formatted(address.display()));
        }
      }
      default ->
          throw new OriginException(
              Reason.UNSUPPORTED,
              "'%s' is read by none of https, ssh and file: clone it with git and name the folder"
                  .formatted(address.scheme().toLowerCase(Locale.ROOT) + "://" + address.host()));
    }
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  @Override
  public void requireReachable(OpenOptions options) {
    new RemoteFetch(uri, address, options).requireReachable();
  }

  @Override
  public Listing open(OpenOptions options) {
    return new RemoteFetch(uri, address, options).open();
  }

  /**
   * The commit that would be read now, found out without fetching it. The options' work folder is
   * used as by {@link #open}, and so are exceptions.
   */
  public String head(OpenOptions options) {
    return new RemoteFetch(uri, address, options).head();
  }

  @Override
  public Identity identity() {
    return new Identity(address.repo(), address.origin());
  }

  @Override
  public String display() {
    return address.display();
  }
}
