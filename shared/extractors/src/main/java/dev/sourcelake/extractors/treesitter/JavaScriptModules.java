package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Modules of JavaScript and TypeScript: their names, and what imports mean. */
final class JavaScriptModules {
  private static final Pattern SUFFIX = Pattern.compile("(\\.d)?\\.[cm]?[jt]sx?$");
  private static final Pattern INDEX = Pattern.compile("(^|/)index$");
  private static final Set<String> NODE = WordList.read("node_modules");

  private JavaScriptModules() {}

  /** A file's module as the settings or its path name it, {@code index} and all. */
  static String unresolved(SourceFile file) {
    return file.settings().module() == null ? file.path() : file.settings().module();
  }

  /** What others import it as: without suffix and {@code index}. */
  static String named(String path) {
    String bare = SUFFIX.matcher(path).replaceFirst("");
    bare = bare.endsWith(".d") ? bare.substring(0, bare.length() - ".d".length()) : bare;
    return INDEX.matcher(bare).replaceFirst("");
  }

  static void read(Match match, boolean oneOfSeveral, FileFacts facts, List<ImportFact> imports) {
    Reading reading = new Reading(match, facts);
    if (match.detail().equals("require")) {
      reading.required(imports);
      return;
    }
    int defaultNode = match.node("default");
    int aliasNode = defaultNode == NONE ? match.node("alias") : defaultNode;
    int nameNode = match.node("name");
    int specifier = match.node("specifier");
    int item = specifier == NONE ? aliasNode : specifier;
    int span = oneOfSeveral && item != NONE ? item : match.node();
    String name =
        defaultNode != NONE
            ? "default"
            : nameNode == NONE ? null : facts.dialect.nameText(facts.tree, nameNode);
    imports.add(
        reading.fact(
            span,
            name,
            nameNode,
            aliasNode,
            !match.detail().equals("export") && !match.detail().equals("dynamic")));
  }

  /** One match being read. */
  private static final class Reading {
    private final Match match;
    private final FileFacts facts;
    private final SyntaxTree tree;
    private final int moduleNode;
    private final String module;
    private final String target;

    Reading(Match match, FileFacts facts) {
      this.match = match;
      this.facts = facts;
      this.tree = facts.tree;
      this.moduleNode = match.node("module");
      this.module = facts.dialect.nameText(tree, moduleNode);
      this.target = module.startsWith(".") ? resolved(unresolved(facts.file), module) : module;
    }

    ImportFact fact(int span, String name, int nameNode, int aliasNode, boolean binds) {
      String alias = aliasNode == NONE ? null : facts.dialect.nameText(tree, aliasNode);
      String whole = name == null ? target : Names.joined(target, name);
      return new ImportFact(
          tree.start(span),
          tree.end(span),
          module,
          moduleNode,
          name,
          nameNode,
          alias,
          aliasNode,
          binds ? alias == null ? name : alias : null,
          whole,
          whole,
          match.node("wildcard") != NONE,
          0,
          origin(),
          isForTypes());
    }

    /** {@code const a = require("m")}, {@code const {b, c: d} = require("m")}, or neither. */
    void required(List<ImportFact> imports) {
      int call = match.node();
      int around = tree.parent(call);
      int pattern =
          around != NONE && tree.is(around, "variable_declarator")
              ? tree.child(around, "name")
              : NONE;
      if (pattern == NONE || !tree.is(pattern, "object_pattern")) {
        boolean named = pattern != NONE && tree.is(pattern, "identifier");
        imports.add(fact(call, null, NONE, named ? pattern : NONE, named));
        return;
      }
      for (int at = tree.firstChild(pattern); at != NONE; at = tree.nextSibling(at)) {
        if (tree.is(at, "shorthand_property_identifier_pattern")) {
          imports.add(fact(at, tree.text(at), at, NONE, true));
        } else if (tree.is(at, "pair_pattern")) {
          int key = tree.child(at, "key");
          int value = tree.child(at, "value");
          boolean named = tree.is(value, "identifier");
          imports.add(
              fact(at, facts.dialect.nameText(tree, key), key, named ? value : NONE, named));
        }
      }
    }

    private String origin() {
      if (module.startsWith(".") || module.startsWith("/")) {
        return "repo";
      }
      String own = facts.file.settings().packageName();
      if (own != null && (module.equals(own) || module.startsWith(own + "/"))) {
        return "repo";
      }
      String first = Text.before(module, '/');
      if (module.startsWith("node:") || NODE.contains(first)) {
        return "stdlib";
      }
      // What starts so is an alias of the build.
      boolean alias = first.equals("@") || first.startsWith("~") || first.startsWith("#");
      return alias || module.isEmpty() ? "unknown" : "dependency";
    }

    private boolean isForTypes() {
      int specifier = match.node("specifier");
      return startsWithType(match.node()) || (specifier != NONE && startsWithType(specifier));
    }

    private boolean startsWithType(int node) {
      for (int at = tree.firstChild(node); at != NONE; at = tree.nextSibling(at)) {
        if (tree.is(at, "type") || tree.is(at, "typeof")) {
          return true;
        }
        if (tree.isNamed(at)) {
          return false;
        }
      }
      return false;
    }
  }

  /** The name of the module that a relative one leads to from another. */
  private static String resolved(String path, String module) {
    Deque<String> parts = new ArrayDeque<>(List.of(path.split("/", -1)));
    parts.removeLast();
    for (String part : module.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.addLast(part);
      }
    }
    return named(String.join("/", parts));
  }
}
