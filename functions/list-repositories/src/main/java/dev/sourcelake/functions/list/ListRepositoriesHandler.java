package dev.sourcelake.functions.list;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.RepositoryList;
import dev.sourcelake.forges.http.Answers;
import dev.sourcelake.forges.http.Patience;
import dev.sourcelake.forges.http.StoredAnswers;
import dev.sourcelake.functions.forge.AwsJson;
import dev.sourcelake.functions.forge.ForgeFailures;
import dev.sourcelake.functions.forge.ForgeTokens;
import dev.sourcelake.functions.forge.SecretText;
import dev.sourcelake.functions.runtime.Function;
import dev.sourcelake.functions.runtime.Invocation;
import dev.sourcelake.functions.runtime.Renewable;
import dev.sourcelake.functions.runtime.Variables;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.RepoSlug;
import dev.sourcelake.stages.extract.Extractors;
import dev.sourcelake.stages.owner.KnownScan;
import dev.sourcelake.stages.owner.KnownScans;
import dev.sourcelake.stages.owner.Reconciliation;
import dev.sourcelake.stages.owner.Steps;
import dev.sourcelake.stages.run.Json;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Lists an owner's repositories, compares each with the lake, and leaves a list of those that
 * something is to be done about. It starts nothing itself.
 */
public final class ListRepositoriesHandler implements RequestStreamHandler {
  /** Longer waits are the workflow's, whose time costs nothing. */
  private static final Patience PATIENCE =
      new Patience(5, Duration.ofMinutes(2), Duration.ofSeconds(30));

  /** What storing a list takes, and one more wait for a forge: after it, another call goes on. */
  private static final Duration RESERVE = Duration.ofMinutes(4);

  private final Function function;
  private final ListSettings settings;
  private final ForgeTokens tokens;
  private final FailureNotes failures;

  /** The handler, by the settings of its process. */
  public ListRepositoriesHandler() {
    this(Variables.ofProcess());
  }

  private ListRepositoriesHandler(Variables variables) {
    Renewable<AwsJson> aws = new Renewable<>(() -> new AwsJson(variables));
    Optional<SecretText> secret =
        variables
            .optional("SOURCELAKE_CREDENTIALS")
            .map(id -> new SecretText(aws::get, id, InstantSource.system()));
    this.settings = ListSettings.of(variables);
    this.tokens = new ForgeTokens(() -> secret.flatMap(SecretText::get), PATIENCE);
    this.failures =
        variables
            .optional("SOURCELAKE_FAILURES")
            .<FailureNotes>map(table -> new NotedFailures(aws::get, table))
            .orElse(_ -> Map.of());
    this.function =
        Function.open("list-repositories", variables)
            .ready(
                variables,
                Extractors::all,
                () -> {
                  tokens.renew();
                  secret.ifPresent(SecretText::renew);
                  aws.renew();
                });
  }

  /** A handler of a lake for tests, with what it would ask AWS for. */
  ListRepositoriesHandler(Variables variables, ForgeTokens tokens, FailureNotes failures) {
    this.settings = ListSettings.of(variables);
    this.tokens = tokens;
    this.failures = failures;
    this.function = Function.open("list-repositories", variables);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handle(in, out, context, OwnerEvent.class, this::list);
  }

  private OwnerAnswer list(OwnerEvent event, Invocation invocation) throws IOException {
    Storage storage = function.lake().storage();
    boolean there = storage.info(LakeLayout.MARKER).isPresent();
    try (OpenForge open = OpenForge.of(event.owner(), tokens, answers(storage, there), PATIENCE)) {
      Map<String, KnownScan> known = there ? KnownScans.of(function.lake().lake()) : Map.of();
      Steps steps =
          new Reconciliation(open.forge(), known, settings.rules())
              .steps(
                  settings.scans(),
                  Optional.ofNullable(event.before().last()),
                  () -> invocation.remaining().compareTo(RESERVE) > 0);
      boolean isList = open.forge() instanceof RepositoryList;
      Due due =
          Due.of(
              steps.steps(),
              isList,
              failures,
              settings,
              invocation.started(),
              event.maxUsd(settings),
              event.before().sums().usd());
      return answer(event, steps, due, invocation);
    } catch (ForgeException e) {
      if (e.retryAfter().isPresent()) {
        return event.before().waiting(seconds(e));
      }
      throw ForgeFailures.of(e);
    }
  }

  private static long seconds(ForgeException limit) {
    return limit.retryAfter().orElse(Duration.ZERO).toSeconds() + 1;
  }

  /** Where there is no lake yet, there is no place for answers either. */
  private static Answers answers(Storage storage, boolean there) {
    return there ? new StoredAnswers(storage) : Answers.NONE;
  }

  private OwnerAnswer answer(OwnerEvent event, Steps steps, Due due, Invocation invocation)
      throws IOException {
    invocation.count("RepositoriesDue", due.items().size());
    invocation.count("RepositoriesKept", due.kept());
    invocation.count("RepositoriesOverBudget", due.leftOut().size());
    int part = event.before().part() + 1;
    String bucket = null;
    String key = null;
    if (!due.items().isEmpty()) {
      Key items =
          Key.of("runs", "organisations", RepoSlug.of(event.owner()).value())
              .resolve(event.execution() + "-" + part + ".json");
      Storage storage = function.lake().storage();
      storage.replace(items, Json.bytes(due.items()));
      String address = storage.address(items);
      URI uri = URI.create(address.startsWith("s3://") ? address : "s3:///" + items.value());
      bucket = uri.getAuthority();
      key = uri.getPath().substring(1);
    }
    return new OwnerAnswer(
        part,
        steps.last().isPresent() || steps.limit().isPresent(),
        steps.last().orElse(null),
        steps.limit().map(ListRepositoriesHandler::seconds).orElse(0L),
        due.items().size(),
        bucket,
        key,
        event.before().sums().and(due));
  }
}
