package dev.sourcelake.origins.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.NetRCCredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/**
 * Credentials of one host, from the URL or else from the user's {@code .netrc}; nobody else is
 * told.
 */
final class HostCredentials extends CredentialsProvider {
  private final String host;
  private final CredentialsProvider known;

  private HostCredentials(String host, CredentialsProvider known) {
    this.host = host;
    this.known = known;
  }

  static HostCredentials of(URIish uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    boolean ssh = uri.getScheme() == null || uri.getScheme().equals("ssh");
    boolean inUrl = uri.getPass() != null || (uri.getUser() != null && !ssh);
    String password = uri.getPass() == null ? "" : uri.getPass();
    return new HostCredentials(
        host,
        inUrl
            ? new UsernamePasswordCredentialsProvider(uri.getUser(), password)
            : new NetRCCredentialsProvider());
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    return known.supports(items);
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    // Only names and passwords: other questions, such as whether to trust an unknown host, are
    // no's.
    return host.equalsIgnoreCase(uri.getHost()) && known.supports(items) && known.get(uri, items);
  }

  /** What the host is told by HTTP; empty where nothing is known for it. */
  Optional<String> authorization(URIish uri) {
    CredentialItem.Username user = new CredentialItem.Username();
    CredentialItem.Password password = new CredentialItem.Password();
    if (!get(uri, user, password)) {
      return Optional.empty();
    }
    String both = user.getValue() + ":" + new String(password.getValue());
    return Optional.of(
        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }
}
