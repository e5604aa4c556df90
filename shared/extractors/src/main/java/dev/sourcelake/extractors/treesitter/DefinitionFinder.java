package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Definition.Binding;
import dev.sourcelake.extractors.treesitter.Match.Topic;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes definitions of the matches of a file, nests and numbers them, and binds their names. */
final class DefinitionFinder {
  /** A qualified name longer than this is no use, and a deep nest of them would be quadratic. */
  private static final int LONGEST_NAME = 1_000;

  private final FileFacts facts;
  private final SyntaxTree tree;
  private final Dialect dialect;

  /** Types that definitions were put into before they had a place themselves. */
  private final Set<Definition> awaited = Collections.newSetFromMap(new IdentityHashMap<>());

  private DefinitionFinder(FileFacts facts) {
    this.facts = facts;
    this.tree = facts.tree;
    this.dialect = facts.dialect;
  }

  static List<Definition> find(FileFacts facts) {
    return new DefinitionFinder(facts).find();
  }

  private List<Definition> find() {
    List<Definition> all = new ArrayList<>();
    for (Match match : facts.matches(Topic.DEFINITION)) {
      add(match, all);
    }
    List<Definition> found = firstOfEachName(all);
    leaveOutNamedValues(found);
    found.sort((a, b) ->
        a.node == b.node
            ? Integer.compare(a.nameNode, b.nameNode)
            : Integer.compare(a.node, b.node));
    found = withoutUnnamed(found);
    Definition root = dialect.root(facts);
    facts.root = root;
    root.id = 0;
    root.qualifiedName = facts.module;
    bindImports(found, root);
    for (Definition definition : found) {
      if (definition.isType() && definition.name != null) {
        facts.types.putIfAbsent(definition.name, definition);
      }
    }
    List<Definition> kept = new ArrayList<>();
    kept.add(root);
    nest(found, root, kept);
    return kept;
  }

  /**
   * Before the definitions, so that the value that a name gets beside an import is not a new one.
   */
  private void bindImports(List<Definition> found, Definition root) {
    Map<Integer, Definition> byNode = new HashMap<>();
    for (ImportFact imported : facts.imports) {
      if (imported.boundName() == null) {
        continue;
      }
      int scope = dialect.importScope(imported, facts);
      if (scope != NONE && byNode.isEmpty()) {
        found.forEach(definition -> byNode.put(definition.node, definition));
      }
      bind(byNode.getOrDefault(scope, root), imported.boundName(), new Binding(null, imported));
    }
  }

  private void bind(Definition scope, String name, Binding binding) {
    if (dialect.namesAreRebound()) {
      scope.bindAlso(name, binding);
    } else {
      scope.bind(name, binding);
    }
  }

  private void add(Match match, List<Definition> all) {
    int node = match.node();
    int value = match.node("value");
    int named = match.node("name");
    int targets = match.node("targets");
    List<Integer> names = new ArrayList<>();
    if (targets != NONE) {
      dialect.boundNames(tree, targets, names);
    } else if (named != NONE) {
      names.add(named);
    } else {
      dialect.ownNames(tree, node, names);
      if (names.isEmpty()) {
        names.add(NONE);
      }
    }
    for (int name : names) {
      Definition definition =
          new Definition(
              match.detail(),
              node,
              name,
              name == NONE ? null : dialect.nameText(tree, name),
              value == NONE ? node : value,
              match.pattern());
      definition.match = match;
      all.add(definition);
    }
  }

  /** Of several for the same name that of the first pattern counts. */
  private static List<Definition> firstOfEachName(List<Definition> all) {
    // Nearly in that order already, so that this is little more than a look at each.
    all.sort((a, b) ->
        place(a) == place(b) ? Integer.compare(a.pattern, b.pattern) : place(a) - place(b));
    List<Definition> first = new ArrayList<>(all.size());
    int last = NONE;
    for (Definition definition : all) {
      if (place(definition) != last) {
        first.add(definition);
        last = place(definition);
      }
    }
    return first;
  }

  /** The node of its name, or its own where it has none. */
  private static int place(Definition definition) {
    return definition.nameNode == NONE ? definition.node : definition.nameNode;
  }

  /** The function that a variable is initialised with goes by the variable's name only. */
  private static void leaveOutNamedValues(List<Definition> found) {
    BitSet values = new BitSet();
    for (Definition definition : found) {
      if (definition.value != definition.node) {
        values.set(definition.value);
      }
    }
    if (!values.isEmpty()) {
      found.removeIf(definition -> values.get(definition.node));
    }
  }

  /** What an earlier pattern has a name for is not one more definition without. */
  private static List<Definition> withoutUnnamed(List<Definition> ordered) {
    List<Definition> kept = new ArrayList<>(ordered.size());
    for (int i = 0; i < ordered.size(); i++) {
      if (ordered.get(i).nameNode != NONE || !isNamedEarlier(ordered, i)) {
        kept.add(ordered.get(i));
      }
    }
    return kept;
  }

  /** Whether an earlier pattern has a name for a node; those with names follow the one without. */
  private static boolean isNamedEarlier(List<Definition> ordered, int unnamed) {
    Definition definition = ordered.get(unnamed);
    for (int i = unnamed + 1; i < ordered.size() && ordered.get(i).node == definition.node; i++) {
      if (ordered.get(i).pattern < definition.pattern) {
        return true;
      }
    }
    return false;
  }

  private void nest(List<Definition> found, Definition root, List<Definition> kept) {
    Deque<Definition> around = new ArrayDeque<>();
    around.push(root);
    for (Definition definition : found) {
      while (around.size() > 1 && definition.node >= tree.after(around.peek().node)) {
        around.pop();
      }
      facts.enclosing = around.peek();
      definition.settle(facts.enclosing);
      breakCircle(definition, root);
      dialect.refine(definition, facts);
      breakCircle(definition, root);
      if (definition.parent.id == NONE) {
        awaited.add(definition.parent);
      }
      if (!dialect.isNew(definition, facts)) {
        bindAgain(definition);
        continue;
      }
      definition.id = kept.size();
      definition.qualifiedName = qualify(definition);
      kept.add(definition);
      if (definition.name != null && !isNamedAsType(definition)) {
        bind(definition.parent, definition.memberName(), new Binding(definition, null));
      }
      if (dialect.encloses(definition)) {
        around.push(definition);
      }
    }
  }

  /** What is assigned to an imported name is no definition, but may be what the name stands for. */
  private void bindAgain(Definition definition) {
    if (!dialect.namesAreRebound() || !dialect.bodySees(definition, Integer.MAX_VALUE, tree)) {
      return;
    }
    Binding bound = definition.parent.binding(definition.name);
    if (bound != null && bound.imported() != null) {
      definition.qualifiedName = qualify(definition);
      definition.parent.bindAlso(definition.name, new Binding(definition, null));
    }
  }

  /**
   * Puts a definition at the top that would lie in itself, by what broken code says of types: only
   * one that others lie in before it has a place can.
   */
  private void breakCircle(Definition definition, Definition root) {
    if (definition.parent != definition && (awaited.isEmpty() || !awaited.contains(definition))) {
      return;
    }
    for (Definition at = definition.parent; at != null; at = at.parent) {
      if (at == definition) {
        definition.settle(root);
        return;
      }
    }
  }

  /** Constructors that are called as their type is leave the name to the type. */
  private static boolean isNamedAsType(Definition definition) {
    return definition.kind.equals("constructor")
        && definition.memberName().equals(definition.parent.name);
  }

  private String qualify(Definition definition) {
    String around = dialect.qualifierOf(definition, facts);
    if (around == null || definition.name == null) {
      return definition.name == null ? around : null;
    }
    String qualified = Names.joined(around, definition.memberName());
    return qualified.length() > LONGEST_NAME ? null : qualified;
  }
}
