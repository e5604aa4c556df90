package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import java.util.List;
import java.util.Optional;

/** All tables of a lake, control tables first. */
public final class Datasets {
  /** In the order in which they are listed to people. */
  public static final List<Dataset> ALL =
      List.of(
          Scans.TABLE,
          Files.TABLE,
          Blobs.TABLE,
          FileLines.TABLE,
          Packages.TABLE,
          Dependencies.TABLE,
          Extractions.TABLE,
          Diagnostics.TABLE,
          Definitions.TABLE,
          Supertypes.TABLE,
          Calls.TABLE,
          Imports.TABLE,
          Annotations.TABLE,
          Docs.TABLE,
          Literals.TABLE,
          AstNodes.TABLE,
          References.TABLE,
          CstTokens.TABLE,
          SymtableScopes.TABLE,
          SymtableSymbols.TABLE,
          TreeSitterCaptures.TABLE,
          QueryCaptures.TABLE,
          BytecodeClasses.TABLE,
          BytecodeMembers.TABLE,
          BytecodeReferences.TABLE,
          BytecodeInstructions.TABLE);

  private Datasets() {}

  /** The table of this name, if there is one. */
  public static Optional<Dataset> find(String name) {
    return ALL.stream().filter(dataset -> dataset.name().equals(name)).findFirst();
  }

  /** The tables of facts that a family may write, without its ledger and diagnostics. */
  public static List<Dataset> of(Family family) {
    return ALL.stream()
        .filter(dataset -> dataset.families().contains(family))
        .filter(dataset -> dataset != Extractions.TABLE && dataset != Diagnostics.TABLE)
        .toList();
  }
}
