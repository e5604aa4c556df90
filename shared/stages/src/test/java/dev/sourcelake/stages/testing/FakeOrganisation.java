package dev.sourcelake.stages.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.testing.FakeGitHub;
import dev.sourcelake.forges.testing.FakeRepository;
import dev.sourcelake.forges.testing.FakeTime;
import dev.sourcelake.origins.testing.Git;
import dev.sourcelake.origins.testing.SmartHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** An organisation on a fake forge with real repositories, which git reads with a token. */
public final class FakeOrganisation implements AutoCloseable {
  private final Path folder;
  private final FakeGitHub gitHub;
  private final Map<FakeRepository, Git> repositories = new HashMap<>();
  private final AtomicInteger fetches = new AtomicInteger();

  /** The organisation {@code acme}, whose repositories lie in a folder. */
  public FakeOrganisation(Path folder, String token) throws IOException {
    this.folder = folder;
    gitHub = new FakeGitHub("acme", new FakeTime(), this::git).require(token);
  }

  /** The organisation {@code acme} by the clock, which only an app with this key gets into. */
  public FakeOrganisation(Path folder, PublicKey app) throws IOException {
    this.folder = folder;
    gitHub = new FakeGitHub("acme", FakeTime.ofTheClock(), this::git).install(app);
  }

  /** Its host and port. */
  public ForgeHost host() {
    return gitHub.host();
  }

  /** The forge, for whatever else is to happen there. */
  public FakeGitHub gitHub() {
    return gitHub;
  }

  /** How often a repository was fetched. */
  public int fetches() {
    return fetches.get();
  }

  /** Commits a file to a repository, which is made where there is none. */
  public FakeRepository push(String name, String path, String content) throws IOException {
    FakeRepository repository = gitHub.repository(name);
    if (repository == null) {
      repository = gitHub.add(name);
      synchronized (repositories) {
        repositories.put(repository, Git.init(folder.resolve(name)));
      }
    }
    return repository.head(git(repository).write(path, content).commit());
  }

  /** Puts another commit in the place of a repository's last one. */
  public FakeRepository forcePush(String name, String path, String content) throws IOException {
    FakeRepository repository = gitHub.repository(name);
    Git git = git(repository).write(path, content);
    git.run("add", "--all");
    git.run("commit", "--quiet", "--amend", "-m", "another");
    return repository.head(git.run("rev-parse", "HEAD").strip());
  }

  private Git git(FakeRepository repository) {
    synchronized (repositories) {
      return repositories.get(repository);
    }
  }

  private void git(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (gitHub.tokens().stream().noneMatch(token -> user(token).equals(authorization))) {
      exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"forge\"");
      exchange.sendResponseHeaders(401, -1);
      return;
    }
    String[] path = exchange.getRequestURI().getPath().split("/", 4);
    FakeRepository found = path.length < 4 ? null : gitHub.repository(path[2]);
    if (found == null || git(found) == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    if (exchange.getRequestMethod().equals("POST")) {
      fetches.incrementAndGet();
    }
    try (Repository repository =
        new FileRepositoryBuilder()
            .setGitDir(git(found).folder().resolve(".git").toFile())
            .build()) {
      SmartHttp.serve(repository, exchange);
    }
  }

  private static String user(String token) {
    return "Basic "
        + Base64.getEncoder().encodeToString(("x-access-token:" + token).getBytes(UTF_8));
  }

  @Override
  public void close() {
    gitHub.close();
  }
}
