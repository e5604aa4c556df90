package dev.sourcelake.origins.internal;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/** Makes connections that refuse to be sent to another host than the one that was asked for. */
final class SameHostConnections implements HttpConnectionFactory {
  @Override
  public HttpConnection create(URL url) throws IOException {
    return new Connection(url, Proxy.NO_PROXY);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    return new Connection(url, proxy);
  }

  /** The other side sends us elsewhere. */
  static final class RedirectedException extends IOException {
    private static final long serialVersionUID = 1L;
    private final String host;

    RedirectedException(String host) {
      super("redirected to another host");
      this.host = host;
    }

    String host() {
      return host;
    }
  }

  private static final class Connection extends JDKHttpConnection {
    Connection(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }

    @Override
    public int getResponseCode() throws IOException {
      int code = super.getResponseCode();
      String location = code >= 300 && code < 400 ? getHeaderField("Location") : null;
      if (location != null) {
        URI target = target(location);
        boolean same =
            target.getHost() == null
                || (target.getHost().equalsIgnoreCase(getURL().getHost())
                    && port(target) == port(getURL()));
        if (!same) {
          throw new RedirectedException(target.getHost());
        }
      }
      return code;
    }

    private static URI target(String location) throws RedirectedException {
      try {
        return URI.create(location);
      } catch (IllegalArgumentException e) {
        throw new RedirectedException("an address that is none");
      }
    }

    private static int port(URI uri) {
      if (uri.getPort() >= 0) {
        return uri.getPort();
      }
      return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }

    private static int port(URL url) {
      return url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
    }
  }
}
