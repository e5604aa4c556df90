package dev.sourcelake.functions.list;

import dev.sourcelake.forges.ForgeRepository;
import dev.sourcelake.stages.owner.Step;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be done about an owner's repositories, once those that have failed lately are left
 * out.
 *
 * @param items scans first, removals last
 * @param scans how many of them are scans
 * @param kept how many repositories the lake has as they are
 * @param skipped how many are left out
 * @param failed those that could not be asked for, each with why
 */
record Due(List<Item> items, int scans, int kept, int skipped, List<String> failed) {
  private static final Logger LOG = LoggerFactory.getLogger(Due.class);

  Due {
    items = List.copyOf(items);
    failed = List.copyOf(failed);
  }

  /** What follows from the steps; {@code isList} where a person wrote the repositories down. */
  static Due of(
      List<Step> steps, boolean isList, FailureNotes failures, ListSettings settings, Instant now)
      throws IOException {
    Map<String, BackOff> noted =
        failures.of(steps.stream().filter(Step.Scan.class::isInstance).map(Step::repo).toList());
    List<Item> scans = new ArrayList<>();
    List<Item> forgets = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    int kept = 0;
    int skipped = 0;
    for (Step step : steps) {
      switch (step) {
        case Step.Scan scan -> {
          BackOff backOff = noted.get(scan.repo());
          if (backOff != null && backOff.holds(scan.head(), now)) {
            LOG.warn(
                "{} has failed {} times: not again before {}",
                scan.repo(),
                backOff.failures(),
                backOff.until());
            skipped++;
          } else {
            LOG.info("{} is scanned: {}", scan.repo(), scan.reason());
            scans.add(new Item(scan.repo(), scan.head(), input(scan, isList, settings)));
          }
        }
        case Step.Keep _ -> kept++;
        case Step.Skip skip -> {
          LOG.info("{} is left out: {}", skip.repo(), skip.reason());
          skipped++;
        }
        case Step.Fail fail -> {
          LOG.warn("{} could not be asked for: {}", fail.repo(), fail.cause().getMessage());
          failed.add(fail.repo() + ": " + fail.cause().getMessage());
        }
        case Step.Forget forget -> {
          LOG.info("{} is forgotten: it is no longer there", forget.repo());
          forgets.add(new Item(forget.repo(), "", Map.of("repo", forget.repo(), "forget", true)));
        }
      }
    }
    List<Item> items = new ArrayList<>(scans);
    items.addAll(forgets);
    return new Due(items, scans.size(), kept, skipped, failed);
  }

  private static Map<String, Object> input(Step.Scan scan, boolean isList, ListSettings settings) {
    ForgeRepository repository = scan.repository();
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("repo", repository.repo());
    input.put("origin", repository.cloneUrl());
    // A forge's default branch is its HEAD; only a list names another.
    if (isList && repository.defaultBranch() != null) {
      input.put("ref", repository.defaultBranch());
    }
    if (repository.sizeBytes() >= 0) {
      input.put("sizeBytes", repository.sizeBytes());
    }
    settings.maxUsd().ifPresent(dollars -> input.put("maxUsd", dollars));
    return input;
  }
}
