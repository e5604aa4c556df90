package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.Source;
import dev.sourcelake.origins.Source.Kind;
import dev.sourcelake.origins.settings.GitModules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/**
 * Fetches one commit of a remote repository, without its history and without a checkout, into a
 * bare repository in the caller's work folder, and lists that.
 */
public final class RemoteFetch {
  private static final String LOCAL_REF = "refs/sourcelake/scanned";

  static {
    QuietSystemReader.install();
  }

  private final URIish uri;
  private final HostCredentials credentials;
  private final RemoteAddress address;
  private final OpenOptions options;

  /** A fetch; {@code uri} may hold credentials, which are not passed on in it. */
  public RemoteFetch(URIish uri, RemoteAddress address, OpenOptions options) {
    this.credentials = HostCredentials.of(uri);
    boolean ssh = address.scheme().equals("ssh");
    this.uri = ssh ? uri.setPass(null) : uri.setUser(null).setPass(null);
    this.address = address;
    this.options = options;
  }

  /** Connects, and finds out whether there is what {@link #open} would fetch, as far as is said. */
  public void requireReachable() {
    if (address.scheme().equals("file")) {
      requireLocal(Path.of(uri.getPath()));
    }
    try (CacheRepository repository = cache();
        Transport transport = transport(repository);
        FetchConnection connection = transport.openFetch()) {
      choose(connection);
    } catch (IOException e) {
      throw new FetchErrors(address, options).explain(e);
    }
  }

  /** Connects, and finds out which commit {@link #open} would fetch. */
  public String head() {
    try (CacheRepository repository = cache();
        Transport transport = transport(repository);
        FetchConnection connection = transport.openFetch()) {
      String source = choose(connection).source();
      if (ObjectId.isId(source)) {
        return source;
      }
      Ref ref = connection.getRef(source);
      ObjectId commit =
          ref.getPeeledObjectId() == null ? ref.getObjectId() : ref.getPeeledObjectId();
      return commit.name();
    } catch (IOException e) {
      throw new FetchErrors(address, options).explain(e);
    }
  }

  private CacheRepository cache() throws IOException {
    return CacheRepository.create(
        options.workFolder().resolve("fetched.git"), options.limits(), options.fetch());
  }

  /** Connects, fetches and lists. */
  public Listing open() {
    if (address.scheme().equals("file")) {
      requireLocal(Path.of(uri.getPath()));
    }
    CacheRepository repository = null;
    options.fetch().begun();
    try {
      repository = cache();
      return fetched(repository);
    } catch (IOException e) {
      closeQuietly(repository);
      throw new FetchErrors(address, options).explain(e);
    } catch (RuntimeException e) {
      closeQuietly(repository);
      throw e;
    }
  }

  /** What is on this machine is looked at before JGit's own server fails over it, and says less. */
  private void requireLocal(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new OriginException(
          Reason.NOT_FOUND,
          "There is no folder at '" + address.display() + "': check the path of the URL");
    }
    if (options.ref() == null || !ObjectId.isId(options.ref())) {
      return;
    }
    GitFolder.around(folder)
        .ifPresent(git -> {
          try {
            git.at(options.ref());
          } finally {
            git.repository().close();
          }
        });
  }

  private Listing fetched(CacheRepository repository) throws IOException {
    Wanted wanted;
    try (Transport transport = transport(repository)) {
      wanted = choose(transport);

      transport.fetch(
          new ReceivedObjects(options.fetch()),
          List.of(new RefSpec("+" + wanted.source() + ":" + LOCAL_REF)));
    }
    GitFolder git = new GitFolder(repository, address.display());
    GitFolder.Head head = git.at(ObjectId.isId(wanted.source()) ? wanted.source() : LOCAL_REF);
    ObjectId tree = head.commit().getTree().getId();
    Source source =
        new Source(
            Kind.GIT, address.repo(), address.origin(), wanted.name(), head.commit().name(), null);
    LfsStore lfs = lfs();
    Listing listing =
        WalkListing.withArchives(
            source,
            options,
            () -> new CommitReader(repository, tree, lfs),
            () -> {
              try (repository) {
                if (lfs != null) {
                  lfs.close();
                }
              }
            });
    return options.elsewhere().submodules() ? mounted(listing, git, tree) : listing;
  }

  /** Null where contents of Git LFS are not read, or there is no way to. */
  private LfsStore lfs() {
    boolean byHttp = address.scheme().startsWith("http");
    return options.elsewhere().lfs() && byHttp
        ? new LfsStore(
            URI.create(uri.toString()),
            () -> credentials.authorization(uri),
            options.elsewhere()::allows,
            options.timeout())
        : null;
  }

  private Listing mounted(Listing listing, GitFolder git, ObjectId tree) throws IOException {
    String text = git.text(tree, GitModules.FILE, GitModules.MAX_BYTES).orElse("");
    Submodules submodules = new Submodules(text, new RemoteSubmodules(uri, address, options));
    return submodules.isEmpty() ? listing : new MountedListing(listing, submodules);
  }

  private Transport transport(Repository repository) throws IOException {
    Transport transport = Transport.open(repository, uri);
    transport.setCredentialsProvider(credentials);
    transport.setTimeout(Math.clamp(options.timeout().toSeconds(), 1, Integer.MAX_VALUE));
    transport.setTagOpt(TagOpt.NO_TAGS);
    transport.setDepth(1);
    if (transport instanceof TransportHttp http) {
      http.setHttpConnectionFactory(new SameHostConnections());
    }
    return transport;
  }

  /**
   * What to fetch.
   *
   * @param source ref or commit of the other side
   * @param name how it is recorded
   */
  private record Wanted(String source, String name) {}

  private Wanted choose(Transport transport) throws IOException {
    String ref = options.ref();
    if (ref != null && ObjectId.isId(ref)) {
      return new Wanted(ref, ref);
    }
    try (FetchConnection connection = transport.openFetch()) {
      return choose(connection);
    }
  }

  private Wanted choose(FetchConnection connection) {
    String ref = options.ref();
    if (ref == null) {
      Ref head = connection.getRef(Constants.HEAD);
      if (head != null && head.getObjectId() != null) {
        return new Wanted(Constants.HEAD, branch(connection, head));
      }
    } else if (ObjectId.isId(ref)) {
      // Which commits the other side has, it says only when one is fetched.
      return new Wanted(ref, ref);
    } else {
      for (String candidate : List.of("refs/heads/" + ref, "refs/tags/" + ref, ref)) {
        if (connection.getRef(candidate) != null) {
          return new Wanted(candidate, ref);
        }
      }
    }
    throw missing(ref, connection.getRefs().isEmpty());
  }

  /** The branch that HEAD names; servers of old do not say, then the one at the same commit. */
  private static String branch(FetchConnection connection, Ref head) {
    if (head.isSymbolic()) {
      return Repository.shortenRefName(head.getTarget().getName());
    }
    return connection.getRefs().stream()
        .filter(ref -> ref.getName().startsWith(Constants.R_HEADS))
        .filter(ref -> head.getObjectId().equals(ref.getObjectId()))
        .map(ref -> Repository.shortenRefName(ref.getName()))
        .sorted()
        .findFirst()
        .orElse(Constants.HEAD);
  }

  private OriginException missing(String ref, boolean empty) {
    if (empty) {
      return new OriginException(
          Reason.EMPTY,
          "The repository '%s' is empty: it has no commit yet; push something first"
              .formatted(address.display()));
    }
    return ref == null
        ? new OriginException(
            Reason.UNBORN_BRANCH,
            "The default branch of '%s' has no commit yet: name another with --ref"
                .formatted(address.display()))
        : new OriginException(
            Reason.UNKNOWN_REF,
            "'%s' has no branch or tag '%s': check its spelling, or push it first"
                .formatted(address.display(), ref));
  }

  private static void closeQuietly(Repository repository) {
    if (repository != null) {
      repository.close();
    }
  }
}
