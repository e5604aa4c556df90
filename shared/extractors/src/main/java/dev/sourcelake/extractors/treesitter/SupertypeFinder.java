package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Match.Topic;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives each type the parents that it declares, in their order. */
final class SupertypeFinder {
  /** How far above a parent its type stands: heads and lists lie in between. */
  private static final int FARTHEST = 8;

  private SupertypeFinder() {}

  /** The type of the file that is named where its parent is, apart from its own definition. */
  private static Definition named(int node, FileFacts facts) {
    String name = facts.dialect.typeName(facts.tree.text(node));
    return name == null ? null : facts.types.get(Text.after(name, '.'));
  }

  static void find(FileFacts facts) {
    if (facts.matches(Topic.SUPERTYPE).isEmpty()) {
      return;
    }
    Map<Integer, Definition> types = new HashMap<>();
    for (Definition definition : facts.definitions) {
      if (definition.isType()) {
        types.put(definition.value, definition);
      }
    }
    SyntaxTree tree = facts.tree;
    List<Match> matches = new ArrayList<>(facts.matches(Topic.SUPERTYPE));
    matches.sort(Comparator.comparingInt(Match::node));
    Set<Integer> seen = new HashSet<>();
    for (Match match : matches) {
      int subtype = match.node("subtype");
      Definition type = subtype == SyntaxTree.NONE ? null : named(subtype, facts);
      int at = tree.parent(match.node());
      for (int i = 0; type == null && at != NONE && i < FARTHEST; i++, at = tree.parent(at)) {
        type = types.get(at);
      }
      if (type != null && seen.add(match.node())) {
        String text = Text.folded(facts.dialect.supertypeText(match.node(), tree));
        List<Supertype> parents = new ArrayList<>(type.supertypes);
        parents.add(new Supertype(match.detail(), match.node(), text));
        type.supertypes = parents;
      }
    }
  }
}
