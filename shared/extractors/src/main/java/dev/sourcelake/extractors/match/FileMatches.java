package dev.sourcelake.extractors.match;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Annotations;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Judges the rows of one file by rules. A row whose definition must be annotated is only settled
 * once all annotations of its family are known. For one thread.
 */
public final class FileMatches {
  private final List<FactRule> rules;

  /** Of each family and rule with an annotation, the definitions that have it. */
  private final Map<Family, Map<FactRule, Set<Integer>>> annotated = new EnumMap<>(Family.class);

  /** The rules as far as they are about a path. */
  public FileMatches(MatchRules rules, String path) {
    this.rules = rules.facts().stream().filter(rule -> rule.paths().matches(path)).toList();
  }

  /** What a row has to show; whether it does is asked later of {@link #isWanted}. */
  public record Claim(boolean wanted, List<FactRule> ifAnnotated, int definition) {
    private static final Claim NONE = new Claim(false, List.of(), 0);
    private static final Claim WANTED = new Claim(true, List.of(), 0);

    /** Whether it can never come to be wanted. */
    public boolean isLost() {
      return !wanted && ifAnnotated.isEmpty();
    }
  }

  /** Judges the present row of a batch, whose cells are all set. */
  public Claim judge(Family family, Dataset dataset, RowBatch row) {
    if (dataset.equals(Annotations.TABLE)) {
      noteAnnotation(family, row);
    }
    List<FactRule> fitting = rules.stream().filter(rule -> fits(rule, dataset, row)).toList();
    if (fitting.isEmpty()) {
      return Claim.NONE;
    }
    if (fitting.stream().anyMatch(rule -> rule.annotation() == null)) {
      return Claim.WANTED;
    }
    OptionalInt definition = row.number(FactRule.ownerColumn(dataset).orElseThrow());
    return definition.isEmpty() ? Claim.NONE : new Claim(false, fitting, definition.getAsInt());
  }

  /** Whether a row is wanted, as far as annotations are known by now. */
  public boolean isWanted(Family family, Claim claim) {
    return claim.wanted()
        || claim.ifAnnotated().stream()
            .anyMatch(rule ->
                annotated
                    .getOrDefault(family, Map.of())
                    .getOrDefault(rule, Set.of())
                    .contains(claim.definition()));
  }

  private static boolean fits(FactRule rule, Dataset dataset, RowBatch row) {
    if (!rule.fact().equals(dataset.name())) {
      return false;
    }
    Optional<Column> kind = FactRule.kindColumn(dataset);
    if (rule.kind() != null && !rule.kind().matches(row.text(kind.orElseThrow()))) {
      return false;
    }
    return rule.name() == null
        || fits(rule.name(), FactRule.nameColumns(dataset, rule.name()), row);
  }

  private static boolean fits(NamePattern pattern, List<Column> columns, RowBatch row) {
    return columns.stream().anyMatch(column -> pattern.matches(row.text(column)));
  }

  private void noteAnnotation(Family family, RowBatch row) {
    OptionalInt definition = row.number(Annotations.DEF_ID);
    if (definition.isEmpty()) {
      return;
    }
    for (FactRule rule : rules) {
      if (rule.annotation() != null
          && fits(
              rule.annotation(), FactRule.nameColumns(Annotations.TABLE, rule.annotation()), row)) {
        annotated
            .computeIfAbsent(family, _ -> new HashMap<>())
            .computeIfAbsent(rule, _ -> new HashSet<>())
            .add(definition.getAsInt());
      }
    }
  }
}
