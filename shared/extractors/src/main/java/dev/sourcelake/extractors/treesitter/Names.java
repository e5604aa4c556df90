package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Definition.Binding;
import dev.sourcelake.model.table.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the names of a file may mean, by the file and its settings alone. */
final class Names {
  /** How many scopes outwards, and how many parents upwards, a name is looked for. */
  private static final int FARTHEST = 100;

  private static final int MOST_PARENTS = 5;

  private final FileFacts facts;
  private final Dialect dialect;
  private final List<String> wildcards;

  Names(FileFacts facts) {
    this.facts = facts;
    this.dialect = facts.dialect;
    this.wildcards = new ArrayList<>();
    for (ImportFact imported : facts.imports) {
      if (imported.wildcard()) {
        wildcards.add(imported.target());
      }
    }
  }

  /** Candidates without doubles, likeliest first. */
  static final class Ranked {
    /** More than these say nothing: too much is imported as a whole. */
    private static final int MOST = 50;

    private final List<Candidate> candidates = new ArrayList<>();

    void add(String name, String source) {
      if (name != null && candidates.size() < MOST && !holds(name)) {
        candidates.add(new Candidate(name, source, candidates.size()));
      }
    }

    /** Most have one name or two, of which no index is made. */
    private boolean holds(String name) {
      for (Candidate each : candidates) {
        if (each.name().equals(name)) {
          return true;
        }
      }
      return false;
    }

    boolean isEmpty() {
      return candidates.isEmpty();
    }

    List<Candidate> list() {
      return Collections.unmodifiableList(candidates);
    }
  }

  /** What a name is bound to where it is seen from a definition's body, or null. */
  Binding lookUp(String name, Definition from) {
    return lookUp(name, from, Integer.MAX_VALUE);
  }

  /** The same where it is seen from a node, before which a type's body has bound it. */
  Binding lookUp(String name, Definition from, int node) {
    Definition at = from;
    for (int steps = 0; at != null && steps < FARTHEST; at = at.parent, steps++) {
      Binding binding = at.binding(name);
      if (binding != null && isSeen(binding, at, from, node)) {
        return binding;
      }
    }
    return at == null ? null : facts.root.binding(name);
  }

  private boolean isSeen(Binding binding, Definition scope, Definition from, int node) {
    if (!scope.isType() || dialect.typesAreScopes()) {
      return true;
    }
    Definition member = binding.definition();
    return scope == from && (member == null || dialect.bodySees(member, node, facts.tree));
  }

  /** What a plain or dotted name that is called may mean. */
  List<Candidate> meanings(String dotted, Definition from) {
    return meanings(dotted, from, dialect.membersNeedNoReceiver(), Integer.MAX_VALUE);
  }

  /** The same for a name at a node, where what the body binds only after it is not meant. */
  List<Candidate> meanings(String dotted, Definition from, int node) {
    return meanings(dotted, from, dialect.membersNeedNoReceiver(), node);
  }

  private List<Candidate> meanings(String dotted, Definition from, boolean members, int node) {
    Ranked ranked = new Ranked();
    int dot = dotted.indexOf('.');
    if (dot == 0 && dotted.length() > 1) {
      ranked.add(dotted.substring(1), "package");
      return ranked.list();
    }
    String first = dot < 0 ? dotted : dotted.substring(0, dot);
    String rest = dot < 0 ? "" : dotted.substring(dot);
    Binding binding = lookUp(first, from, node);
    if (binding != null) {
      addAll(binding, rest, from, node, ranked);
      return ranked.list();
    }
    // A star import may shadow a built-in name, but hardly ever does.
    if (dialect.builtins().contains(first)) {
      ranked.add(joined(dialect.builtinModule(), dotted), "builtin");
    } else {
      if (members && rest.isEmpty()) {
        addInheritedOfAll(dotted, from, ranked);
      }
      if (rest.isEmpty() ? dialect.packagesSpanFiles() : dialect.namesWholePaths()) {
        addOfPackages(dotted, from, ranked);
      }
    }
    wildcards.forEach(module -> ranked.add(joined(module, dotted), "wildcard"));
    return ranked.list();
  }

  /** What a plain or dotted name may mean that no scope of the file binds. */
  List<Candidate> unbound(String dotted) {
    Ranked ranked = new Ranked();
    if (dialect.builtins().contains(Text.before(dotted, '.'))) {
      ranked.add(joined(dialect.builtinModule(), dotted), "builtin");
    }
    wildcards.forEach(module -> ranked.add(joined(module, dotted), "wildcard"));
    return ranked.list();
  }

  /** What the types around a definition may have inherited under a name. */
  private void addInheritedOfAll(String name, Definition from, Ranked ranked) {
    for (Definition at = from; at != null; at = at.parent) {
      if (at.isType()) {
        addInherited(at, name, ranked, 0);
      }
    }
  }

  /** What the file's package, and the namespaces around, may have elsewhere. */
  private void addOfPackages(String dotted, Definition from, Ranked ranked) {
    boolean whole = dialect.namesWholePaths() && dotted.indexOf('.') > 0;
    if (whole && dialect.isTop(dotted.substring(0, dotted.indexOf('.')), facts)) {
      ranked.add(dotted, "package");
      return;
    }
    for (Definition at = from; at != null; at = at.parent) {
      if (at.kind.equals("namespace")) {
        ranked.add(joined(at.qualifiedName, dotted), "package");
      }
    }
    ranked.add(joined(facts.module, dotted), "package");
    if (whole || dialect.fallsToTop()) {
      ranked.add(dotted, "package");
    }
  }

  /** What a function called by its name alone may be, where all functions are members of types. */
  List<Candidate> memberMeanings(String name, Definition from) {
    Ranked ranked = new Ranked();
    Binding imported = facts.root.binding(name);
    for (Definition at = from; at != null; at = at.parent) {
      Binding binding = at.isType() ? at.binding(name) : null;
      if (binding != null && binding.definition() != null && binding.definition().isFunction()) {
        ranked.add(qualified(binding, ""), source(binding));
        return ranked.list();
      }
    }
    if (imported != null && imported.imported() != null) {
      ranked.add(qualified(imported, ""), "import");
    }
    addInheritedOfAll(name, from, ranked);
    wildcards.forEach(module -> ranked.add(joined(module, name), "wildcard"));
    return ranked.list();
  }

  /** What a type as written may mean. */
  List<Candidate> typeMeanings(String type, Definition from) {
    return typeMeanings(type, from, Integer.MAX_VALUE);
  }

  /** The same for a type at a node, where what the body binds only after it is not meant. */
  List<Candidate> typeMeanings(String type, Definition from, int node) {
    String name = dialect.typeName(type);
    return name == null ? List.of() : meanings(name, from, false, node);
  }

  /** The type of this file that a written type is, or null. */
  private Definition localType(String type, Definition from) {
    String name = type == null ? null : dialect.typeName(type);
    Binding binding = name == null ? null : lookUp(name, from);
    return binding != null && binding.definition() != null && binding.definition().isType()
        ? binding.definition()
        : null;
  }

  /** Adds what a member of a type may be: its own, else its parents'. */
  void addMember(Definition type, String name, Ranked ranked, int depth) {
    Binding own = type.binding(name);
    if (own != null) {
      for (Binding each = own; each != null; each = each.next()) {
        ranked.add(qualified(each, ""), "file");
      }
      return;
    }
    if (dialect.typesSpanFiles()) {
      ranked.add(joined(type.qualifiedName, name), "package");
    }
    addInherited(type, name, ranked, depth);
    if (ranked.isEmpty()) {
      ranked.add(joined(type.qualifiedName, name), "file");
    }
  }

  /** What holds the functions that are written as a variable's own, or null. */
  Definition ownerOf(Definition variable) {
    return variable.parent == null ? null : Owners.of(variable.name, variable.parent, facts);
  }

  /** Adds what the parents of a type may have under a name. */
  void addInherited(Definition type, String name, Ranked ranked, int depth) {
    if (depth >= MOST_PARENTS) {
      return;
    }
    for (Supertype supertype : type.supertypes) {
      if (supertype.kind().equals("metaclass") || supertype.kind().equals("permits")) {
        continue;
      }
      Definition parent = localType(supertype.text(), type.parent);
      if (parent != null && parent != type) {
        addMember(parent, name, ranked, depth + 1);
      } else {
        typeMeanings(supertype.text(), type.parent, type.node)
            .forEach(meaning -> ranked.add(joined(meaning.name(), name), "inherited"));
      }
    }
  }

  /** Adds what a member of a written type may be. */
  void addMember(String type, String name, Definition from, Ranked ranked) {
    Definition local = localType(type, from);
    if (local != null) {
      addMember(local, name, ranked, 0);
    } else {
      typeMeanings(type, from)
          .forEach(meaning -> ranked.add(joined(meaning.name(), name), meaning.source()));
    }
  }

  /** A name after a module's or a type's. */
  static String joined(String around, String name) {
    return around == null || around.isEmpty() ? name : around + "." + name;
  }

  /** The qualified name of what is bound, with something after it; null where it has none. */
  static String qualified(Binding binding, String rest) {
    String name =
        binding.imported() == null
            ? binding.definition().qualifiedName
            : binding.imported().boundTarget();
    return name == null ? null : name + rest;
  }

  /**
   * Adds all that a name is bound to, with something after it; of what else it is bound to, not
   * what the body in which it stands defines only after it.
   */
  static void addAll(Binding binding, String rest, Definition from, int node, Ranked ranked) {
    add(binding, rest, ranked);
    for (Binding each = binding.next(); each != null; each = each.next()) {
      Definition definition = each.definition();
      if (definition == null || definition.parent != from || definition.node < node) {
        add(each, rest, ranked);
      }
    }
  }

  /** Adds one thing that a name is bound to, with something after it. */
  static void add(Binding binding, String rest, Ranked ranked) {
    ranked.add(qualified(binding, rest), source(binding));
  }

  private static String source(Binding binding) {
    if (binding.imported() != null) {
      return "import";
    }
    return binding.definition().local ? "local" : "file";
  }

  /** The definition that a call's simple name is bound to where it has no receiver, or null. */
  Definition called(CallFact call) {
    if (call.nameNode() == NONE || call.receiverNode() != NONE) {
      return null;
    }
    Binding binding = lookUp(facts.tree.text(call.nameNode()), call.caller(), call.node());
    return binding == null ? null : binding.definition();
  }
}
