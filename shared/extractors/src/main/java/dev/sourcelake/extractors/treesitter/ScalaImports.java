package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.List;

/** Scala's imports: paths of names, and the selectors that they end with. */
final class ScalaImports {
  private final Match match;
  private final FileFacts facts;
  private final SyntaxTree tree;
  private final Scala dialect;
  private final List<ImportFact> imports;

  ScalaImports(Match match, FileFacts facts, Scala dialect, List<ImportFact> imports) {
    this.match = match;
    this.facts = facts;
    this.tree = facts.tree;
    this.dialect = dialect;
    this.imports = imports;
  }

  /** Adds a fact for each name that the declaration imports. */
  void read() {
    int declaration = match.node();
    int first = NONE;
    int last = NONE;
    boolean selected = false;
    for (int at = tree.firstChild(declaration); at != NONE; at = tree.nextSibling(at)) {
      switch (tree.kind(at)) {
        case "identifier", "operator_identifier", "stable_identifier" -> {
          first = first == NONE ? at : first;
          last = at;
        }
        case "namespace_wildcard" -> {
          add(span(at), first, last, NONE, NONE, true);
          selected = true;
        }
        case "namespace_selectors" -> {
          selectors(at, first, last);
          selected = true;
        }
        case "as_renamed_identifier", "arrow_renamed_identifier" -> {
          add(span(at), first, last, tree.child(at, "name"), tree.child(at, "alias"), false);
          selected = true;
        }
        case "," -> {
          path(first, last, selected);
          first = NONE;
          last = NONE;
          selected = false;
        }
        default -> {}
      }
    }
    path(first, last, selected);
  }

  private void path(int first, int last, boolean selected) {
    if (first == NONE || selected) {
      return;
    }
    int before = NONE;
    for (int at = first; at != NONE && at < last; at = tree.nextSibling(at)) {
      before = tree.isNamed(at) ? at : before;
    }
    add(span(last), before == NONE ? NONE : first, before, last, NONE, false);
  }

  private void selectors(int list, int first, int last) {
    for (int at = tree.firstChild(list); at != NONE; at = tree.nextSibling(at)) {
      switch (tree.kind(at)) {
        case "identifier", "operator_identifier" -> add(at, first, last, at, NONE, false);
        case "namespace_wildcard", "wildcard" -> add(at, first, last, NONE, NONE, true);
        case "as_renamed_identifier", "arrow_renamed_identifier" ->
            add(at, first, last, tree.child(at, "name"), tree.child(at, "alias"), false);
        default -> {}
      }
    }
  }

  /** The whole declaration where it imports one path only. */
  private int span(int part) {
    for (int at = tree.firstChild(match.node()); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, ",")) {
        return part;
      }
    }
    return match.node();
  }

  private void add(int span, int first, int last, int nameNode, int aliasNode, boolean wildcard) {
    String module = first == NONE ? "" : tree.text(tree.start(first), tree.end(last));
    String name = nameNode == NONE ? null : dialect.nameText(tree, nameNode);
    String alias = aliasNode == NONE ? null : dialect.nameText(tree, aliasNode);
    String target = dialect.importTarget(module, name, facts);
    target = target.startsWith("_root_.") ? target.substring("_root_.".length()) : target;
    String bound = alias == null ? name : alias;
    boolean binds = bound != null && !bound.equals("_");
    imports.add(
        new ImportFact(
            tree.start(span),
            tree.end(span),
            module,
            first == last ? first : NONE,
            name,
            nameNode,
            alias,
            aliasNode,
            binds ? bound : null,
            target,
            binds ? target : null,
            wildcard,
            0,
            dialect.origin(module, match, facts),
            false));
  }
}
