package dev.sourcelake.stages.owner;

import dev.sourcelake.forges.Forge;
import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.ForgeException.Reason;
import dev.sourcelake.forges.ForgeRepository;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.stages.ScanSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what an owner has with what a lake has of it: heads that have moved, extractors and
 * settings that have changed, repositories that are gone. Nothing is scanned for nothing.
 */
public final class Reconciliation {
  private final Forge forge;
  private final Map<String, KnownScan> known;
  private final OwnerRules rules;

  /**
   * A comparison.
   *
   * @param known what the lake has, by name
   */
  public Reconciliation(Forge forge, Map<String, KnownScan> known, OwnerRules rules) {
    this.forge = forge;
    this.known = known;
    this.rules = rules;
  }

  /**
   * What is to be done, in the order of names, what goes last. Asks the forge; a repository that
   * can't be asked for is a step of its own. {@link ForgeException} where none can.
   */
  public List<Step> steps(ScanSettings wanted) {
    List<ForgeRepository> listed = forge.repositories();
    List<Step> steps = new ArrayList<>();
    for (ForgeRepository repository : listed) {
      steps.add(step(repository, wanted));
    }
    // An owner with nothing at all is rather one of whom we may see nothing.
    if (rules.forgetGone() && !listed.isEmpty()) {
      Set<String> there =
          listed.stream().map(it -> lower(it.repo())).collect(Collectors.toUnmodifiableSet());
      for (String repo : known.keySet()) {
        if (forge.owns(repo) && !there.contains(lower(repo)) && isGone(repo)) {
          steps.add(new Step.Forget(repo));
        }
      }
    }
    return List.copyOf(steps);
  }

  private Step step(ForgeRepository repository, ScanSettings wanted) {
    if (repository.fork() && !rules.forks()) {
      return new Step.Skip(repository, "a fork");
    }
    if (repository.archived() && !rules.archived()) {
      return new Step.Skip(repository, "archived");
    }
    if (repository.sizeBytes() > rules.maxBytes()) {
      return new Step.Skip(
          repository,
          "of %d MB, above the largest size that is fetched, %d MB"
              .formatted(repository.sizeBytes() / 1_000_000, rules.maxBytes() / 1_000_000));
    }
    Optional<String> head;
    try {
      head = forge.head(repository);
    } catch (ForgeException e) {
      if (e.reason() == Reason.RATE_LIMITED || e.reason() == Reason.UNREACHABLE) {
        throw e;
      }
      return new Step.Fail(repository, e);
    } catch (OriginException e) {
      return new Step.Fail(repository, e);
    }
    if (head.isEmpty()) {
      return new Step.Skip(repository, "it has no commit yet");
    }
    KnownScan last = known.get(repository.repo());
    if (last == null) {
      return new Step.Scan(repository, head.get(), "it is new");
    }
    return last.difference(head.get(), wanted)
        .<Step>map(reason -> new Step.Scan(repository, head.get(), reason))
        .orElseGet(() -> new Step.Keep(repository));
  }

  /** A list that changed while it was read may miss one, so the forge is asked by name. */
  private boolean isGone(String repo) {
    String name = repo.substring(repo.indexOf('/') + 1);
    return RepositoryName.isName(name) && forge.find(new RepositoryName(name)).isEmpty();
  }

  private static String lower(String repo) {
    return repo.toLowerCase(Locale.ROOT);
  }
}
