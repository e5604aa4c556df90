package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.List;
import java.util.Set;

/** Rust's paths: from where they lead, and what the tree of a use brings into scope. */
final class RustPaths {
  private static final Set<String> STANDARD = Set.of("std", "core", "alloc", "proc_macro", "test");
  private static final int DEEPEST = 50;

  private final Match match;
  private final FileFacts facts;
  private final SyntaxTree tree;
  private final List<ImportFact> imports;

  RustPaths(Match match, FileFacts facts, List<ImportFact> imports) {
    this.match = match;
    this.facts = facts;
    this.tree = facts.tree;
    this.imports = imports;
  }

  /** Adds a fact for each name that the tree brings. */
  void read() {
    int root = match.node("tree");
    boolean alone = !tree.kind(root).endsWith("_list");
    read(root, "", alone ? match.node() : NONE, 0);
  }

  private void read(int node, String before, int statement, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    switch (tree.kind(node)) {
      case "scoped_use_list" -> {
        int path = tree.child(node, "path");
        String prefix = path == NONE ? before : joined(before, tree.text(path));
        read(tree.child(node, "list"), prefix, NONE, depth + 1);
      }
      case "use_list" -> {
        for (int at = tree.firstChild(node); at != NONE; at = tree.nextSibling(at)) {
          if (tree.isNamed(at) && !tree.isExtra(at)) {
            read(at, before, NONE, depth + 1);
          }
        }
      }
      case "use_wildcard" -> {
        int path = tree.firstNamedChild(node);
        String module = path == NONE ? before : joined(before, tree.text(path));
        add(statement == NONE ? node : statement, module, path, NONE, NONE, true);
      }
      case "use_as_clause" -> {
        int path = tree.child(node, "path");
        leaf(node, path, tree.child(node, "alias"), before, statement);
      }
      default -> leaf(node, node, NONE, before, statement);
    }
  }

  private void leaf(int node, int path, int alias, String before, int statement) {
    int span = statement == NONE ? node : statement;
    if (tree.is(path, "scoped_identifier")) {
      int around = tree.child(path, "path");
      String module = around == NONE ? before : joined(before, tree.text(around));
      add(span, module, around, tree.child(path, "name"), alias, false);
    } else if (tree.is(path, "self") && !before.isEmpty()) {
      add(span, before, NONE, NONE, alias, false);
    } else {
      add(span, before, NONE, path, alias, false);
    }
  }

  private void add(
      int span, String module, int moduleNode, int nameNode, int aliasNode, boolean wildcard) {
    String name = nameNode == NONE ? null : tree.text(nameNode);
    String alias = aliasNode == NONE ? null : tree.text(aliasNode);
    String target = absolute(fromTop(joined(module, name)).replace("::", "."), facts);
    String bound = alias != null ? alias : Text.after(target, '.');
    boolean binds = !wildcard && !bound.equals("_");
    imports.add(
        new ImportFact(
            tree.start(span),
            tree.end(span),
            Text.withoutSpace(module),
            moduleNode,
            name,
            nameNode,
            alias,
            aliasNode,
            binds ? bound : null,
            target,
            binds ? target : null,
            wildcard,
            0,
            origin(joined(module, name), facts),
            false));
  }

  private static String joined(String before, String path) {
    if (path == null) {
      return before;
    }
    return before.isEmpty() ? path : before + "::" + path;
  }

  /** A path without the sign that it leads from the top. */
  private static String fromTop(String path) {
    return path.startsWith("::") ? path.substring(2) : path;
  }

  private static String origin(String path, FileFacts facts) {
    String plain = fromTop(path);
    int end = plain.indexOf("::");
    String first = (end < 0 ? plain : plain.substring(0, end)).strip();
    if (STANDARD.contains(first)) {
      return "stdlib";
    }
    boolean own = Set.of("crate", "self", "super").contains(first) || first.equals(crate(facts));
    return own ? "repo" : facts.file.settings().packageName() == null ? "unknown" : "dependency";
  }

  private static String crate(FileFacts facts) {
    int dot = facts.module.indexOf('.');
    return dot < 0 ? facts.module : facts.module.substring(0, dot);
  }

  /** A path with dots from the top, where it begins at the crate or the module. */
  static String absolute(String path, FileFacts facts) {
    String module = facts.module;
    if (path.equals("crate") || path.startsWith("crate.")) {
      String rest = path.substring("crate".length());
      // Without a manifest nobody knows what the crate is called.
      String crate = facts.file.settings().packageName() == null ? "" : crate(facts);
      return crate.isEmpty() ? Text.withoutFirst(rest, '.') : crate + rest;
    }
    if (path.equals("self")) {
      return module;
    }
    if (path.startsWith("self.")) {
      return Names.joined(module, path.substring("self.".length()));
    }
    String rest = path;
    while (rest.equals("super") || rest.startsWith("super.")) {
      module = module.contains(".") ? module.substring(0, module.lastIndexOf('.')) : "";
      rest = Text.withoutFirst(rest.substring("super".length()), '.');
      if (!rest.startsWith("super")) {
        return rest.isEmpty() ? module : Names.joined(module, rest);
      }
    }
    return path;
  }
}
