package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's docstrings. */
final class Docstrings {
  private static final Pattern LITERAL =
      Pattern.compile("[rRuU]?(\"\"\"|'''|\"|')(.*)\\1", Pattern.DOTALL);

  private Docstrings() {}

  static List<DocFact> of(FileFacts facts, List<Match> strings) {
    if (strings.isEmpty()) {
      return List.of();
    }
    Map<Integer, Definition> byNode = new HashMap<>();
    for (Definition definition : facts.definitions) {
      if (definition.isType() || definition.isFunction()) {
        byNode.put(definition.node, definition);
      }
    }
    SyntaxTree tree = facts.tree;
    List<DocFact> docs = new ArrayList<>();
    for (Match match : strings) {
      int statement = tree.parent(match.node());
      int block = tree.parent(statement);
      boolean isFirst = block != NONE && tree.firstNamedChild(block) == statement;
      Definition documented =
          block == 0 ? facts.root : isFirst ? byNode.get(tree.parent(block)) : null;
      String text = isFirst && documented != null ? value(match.node(), tree) : null;
      if (text != null) {
        docs.add(
            new DocFact(
                tree.start(match.node()),
                tree.end(match.node()),
                documented,
                "docstring",
                DocText.dedented(text)));
      }
    }
    docs.sort(Comparator.comparingInt(DocFact::start));
    return docs;
  }

  /** The text between the quotes as written; null for what is no docstring: bytes, f-strings. */
  private static String value(int node, SyntaxTree tree) {
    if (tree.is(node, "concatenated_string")) {
      StringBuilder all = new StringBuilder();
      for (int at = tree.firstChild(node); at != NONE; at = tree.nextSibling(at)) {
        String part = tree.is(at, "string") ? value(at, tree) : "";
        if (part == null) {
          return null;
        }
        all.append(part);
      }
      return all.toString();
    }
    Matcher literal = LITERAL.matcher(tree.text(node));
    return literal.matches() ? literal.group(2) : null;
  }
}
