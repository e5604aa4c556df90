package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.forges.Forge;
import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.ForgeRepository;
import dev.sourcelake.forges.GitHub;
import dev.sourcelake.forges.GitLab;
import dev.sourcelake.forges.RepositoryList;
import dev.sourcelake.forges.credentials.AppKey;
import dev.sourcelake.forges.credentials.InstallationTokens;
import dev.sourcelake.forges.credentials.TokenSource;
import dev.sourcelake.forges.credentials.Tokens;
import dev.sourcelake.forges.http.Answers;
import dev.sourcelake.forges.http.ApiClient;
import dev.sourcelake.forges.http.Patience;
import dev.sourcelake.forges.http.Pauses;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.origins.RemoteOrigin;
import dev.sourcelake.stages.RemoteHeads;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.StorageLocation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whose repositories are meant, and who asks for them. */
final class ForgeOption {
  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Owner owner;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "A GitHub or GitLab server of your own. Default: github.com, gitlab.com.")
  private Optional<String> host;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file that holds the token to ask and to read with. Default: the variable"
              + " SOURCELAKE_FORGE_TOKEN, or GITHUB_TOKEN, GH_TOKEN and GITLAB_TOKEN for the public"
              + " hosts; without any, what everybody may see.")
  private Optional<Path> tokenFile;

  @Option(
      names = "--app",
      paramLabel = "ID",
      description = "The client id or number of a GitHub App that the owner has installed.")
  private Optional<String> app;

  @Option(
      names = "--app-key",
      paramLabel = "FILE",
      description = "The app's private key, as GitHub hands it out.")
  private Optional<Path> appKey;

  /** One of them. */
  static final class Owner {
    @Option(
        names = "--github",
        required = true,
        paramLabel = "OWNER",
        description = "An organisation or user on GitHub.")
    private String gitHub;

    @Option(
        names = "--gitlab",
        required = true,
        paramLabel = "GROUP",
        description = "A group on GitLab with all groups in it, or a user.")
    private String gitLab;

    @Option(
        names = "--list",
        required = true,
        paramLabel = "FILE",
        description =
            "A file, or an object in S3, with a line for each repository: https://host/owner/name,"
                + " and a branch where it is not the default one. Read with what ~/.netrc has.")
    private String list;
  }

  /** An opened forge and what it needs; whoever opened it closes it. */
  record Opened(Forge forge, List<ApiClient> clients) implements AutoCloseable {
    @Override
    public void close() {
      clients.forEach(ApiClient::close);
    }
  }

  /** Whether an owner is named. */
  boolean isNamed() {
    return owner != null;
  }

  /** Opens the forge; nothing is asked yet. */
  Opened open(Context context, Answers answers) throws IOException {
    if (owner == null) {
      throw new CommandException(
          ExitCode.USAGE, "Whose repositories? Give --github OWNER, --gitlab GROUP or --list FILE");
    }
    if (app.isPresent() != appKey.isPresent()) {
      throw new CommandException(ExitCode.USAGE, "--app and --app-key go together: give both");
    }
    if (app.isPresent() && owner.gitHub == null) {
      throw new CommandException(ExitCode.USAGE, "--app is for --github alone");
    }
    List<ApiClient> clients = new ArrayList<>();
    if (owner.gitHub != null) {
      ForgeHost at = host(ForgeHost.GITHUB);
      URI api = GitHub.api(at);
      TokenSource tokens = app.isPresent() ? appTokens(context, api, clients) : tokens(context, at);
      ApiClient client = client(api, tokens, answers, clients);
      return new Opened(new GitHub(at, owner.gitHub, client, tokens), clients);
    }
    if (owner.gitLab != null) {
      ForgeHost at = host(ForgeHost.GITLAB);
      TokenSource tokens = tokens(context, at);
      ApiClient client = client(GitLab.api(at), tokens, answers, clients);
      return new Opened(new GitLab(at, owner.gitLab, client, tokens), clients);
    }
    return new Opened(
        RepositoryList.parse(listed(context), "'" + owner.list + "'", ForgeOption::head), clients);
  }

  private ForgeHost host(ForgeHost byDefault) {
    try {
      return host.map(ForgeHost::new).orElse(byDefault);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, "--host: " + e.getMessage());
    }
  }

  private TokenSource tokens(Context context, ForgeHost at) {
    return tokenFile
        .map(file -> Tokens.ofFile(context.workingDirectory().resolve(file)))
        .orElseGet(() -> Tokens.ofEnvironment(System.getenv(), at));
  }

  private TokenSource appTokens(Context context, URI api, List<ApiClient> clients)
      throws IOException {
    String pem = Files.readString(context.workingDirectory().resolve(appKey.orElseThrow()));
    TokenSource key = AppKey.of(app.orElseThrow(), pem, InstantSource.system());
    ApiClient asApp = client(api, key, Answers.NONE, clients);
    return new InstallationTokens(asApp, owner.gitHub, InstantSource.system());
  }

  private static ApiClient client(
      URI api, TokenSource tokens, Answers answers, List<ApiClient> clients) {
    ApiClient client = new ApiClient(api, tokens, answers, Patience.DEFAULT, Pauses.REAL);
    clients.add(client);
    return client;
  }

  private String listed(Context context) throws IOException {
    if (!owner.list.startsWith("s3://")) {
      return Files.readString(context.workingDirectory().resolve(owner.list));
    }
    int name = owner.list.lastIndexOf('/') + 1;
    StorageLocation folder =
        StorageLocation.parse(owner.list.substring(0, name - 1), context.workingDirectory());
    try (Storage storage = folder.open()) {
      return new String(storage.read(new Key(owner.list.substring(name))), StandardCharsets.UTF_8);
    }
  }

  private static Optional<String> head(ForgeRepository repository) {
    return Origin.parse(repository.cloneUrl(), Path.of("")) instanceof RemoteOrigin remote
        ? RemoteHeads.of(remote, repository.defaultBranch())
        : Optional.empty();
  }
}
