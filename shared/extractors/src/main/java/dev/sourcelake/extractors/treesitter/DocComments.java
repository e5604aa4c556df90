package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.source.LineIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Doc comments before what they document. */
final class DocComments {
  /** How deep below a statement the definition lies that its comment is about. */
  private static final int DEEPEST = 4;

  private static final Pattern OF_FILE =
      Pattern.compile("(?m)^[@\\\\](file|fileoverview|module|packageDocumentation|license)\\b");

  /** A comment says what it is about soon; a longer one must not cost more. */
  private static final int LONGEST_LEAD = 100_000;

  /** Whether a comment says that it is about the whole file. */
  static boolean isOfFile(String text) {
    return (text.indexOf('@') >= 0 || text.indexOf('\\') >= 0)
        && OF_FILE.matcher(text).region(0, Math.min(text.length(), LONGEST_LEAD)).find();
  }

  private static final Set<String> UNDOCUMENTED = Set.of("lambda", "parameter", "type_parameter");

  private final FileFacts facts;
  private final SyntaxTree tree;

  /** The first definition at each node. */
  private final Map<Integer, Definition> byNode = new HashMap<>();

  DocComments(FileFacts facts) {
    this.facts = facts;
    this.tree = facts.tree;
    for (Definition definition : facts.definitions) {
      if (definition != facts.root && !UNDOCUMENTED.contains(definition.kind)) {
        byNode.putIfAbsent(definition.node, definition);
      }
    }
  }

  /** JSDoc comments, each with what comes after it; some document nothing that is defined. */
  static List<DocFact> ofJavaScript(FileFacts facts, List<Match> comments) {
    return ofBlocks(facts, comments, "jsdoc");
  }

  /** Javadoc comments, each with what comes after it. */
  static List<DocFact> ofJava(FileFacts facts, List<Match> comments) {
    return ofBlocks(facts, comments, "javadoc");
  }

  private static List<DocFact> ofBlocks(FileFacts facts, List<Match> comments, String format) {
    if (comments.isEmpty()) {
      return List.of();
    }
    DocComments reader = new DocComments(facts);
    SyntaxTree tree = facts.tree;
    List<DocFact> docs = new ArrayList<>();
    Set<Integer> docComments = new HashSet<>(nodes(comments));
    for (int comment : nodes(comments)) {
      int next = tree.nextSibling(comment);
      while (next != NONE
          && !docComments.contains(next)
          && (tree.isExtra(next) || tree.is(next, "decorator"))) {
        next = tree.nextSibling(next);
      }
      String text = DocText.ofJsDoc(tree.text(comment));
      docs.add(
          new DocFact(
              tree.start(comment),
              tree.end(comment),
              isOfFile(text) ? facts.root : reader.documented(next),
              format,
              text));
    }
    return docs;
  }

  /** The next node after a comment that is none and no attribute, or none. */
  int afterComment(int comment) {
    int next = tree.nextSibling(comment);
    while (next != NONE && (!tree.isNamed(next) || tree.isExtra(next) || isAttribute(next))) {
      next = tree.nextSibling(next);
    }
    return next;
  }

  private boolean isAttribute(int node) {
    return switch (tree.kind(node)) {
      case "attribute_item", "decorator", "annotation", "CharData" -> true;
      default -> false;
    };
  }

  /** The definition that a comment stands in. */
  Definition around(int comment) {
    int at = tree.parent(comment);
    while (at != NONE) {
      Definition found = byNode.get(at);
      if (found != null) {
        return found;
      }
      at = tree.parent(at);
    }
    return facts.root;
  }

  /** The definition that a comment stands behind. */
  Definition before(int comment) {
    int first = tree.firstChild(tree.parent(comment));
    int found = NONE;
    for (int at = first; at != NONE && at < comment; at = tree.nextSibling(at)) {
      found = tree.isNamed(at) && !tree.isExtra(at) ? at : found;
    }
    return found == NONE ? null : documented(found);
  }

  /** Runs of comments that end on the line before a declaration. */
  static List<DocFact> ofGo(FileFacts facts, List<Match> comments) {
    if (comments.isEmpty()) {
      return List.of();
    }
    DocComments reader = new DocComments(facts);
    SyntaxTree tree = facts.tree;
    LineIndex lines = facts.file.text().lines();
    List<DocFact> docs = new ArrayList<>();
    List<Integer> run = new ArrayList<>();
    for (int comment : nodes(comments)) {
      run.add(comment);
      int next = tree.nextSibling(comment);
      while (next != NONE && !tree.isNamed(next)) {
        next = tree.nextSibling(next);
      }
      boolean adjoins =
          next != NONE
              && lines.line(tree.start(next)) == lines.line(tree.end(comment)) + 1
              && startsLine(tree.start(comment), tree.text());
      if (adjoins && tree.isExtra(next)) {
        continue;
      }
      if (adjoins) {
        reader.addGo(run, next, docs);
      }
      run.clear();
    }
    return docs;
  }

  private void addGo(List<Integer> run, int declaration, List<DocFact> docs) {
    boolean isGroup = isGroup(declaration);
    Definition documented = null;
    if (tree.is(declaration, "package_clause")) {
      documented = facts.root;
    } else if (!isGroup) {
      documented = documented(declaration);
    }
    if (documented != null || isGroup) {
      String text =
          String.join("\n", run.stream().map(at -> DocText.ofGoComment(tree.text(at))).toList());
      docs.add(
          new DocFact(
              tree.start(run.getFirst()), tree.end(run.getLast()), documented, "godoc", text));
    }
  }

  /**
   * Whether a declaration has several specifications in brackets, so that it is of none of them.
   */
  private boolean isGroup(int declaration) {
    for (int at = tree.firstChild(declaration); at != NONE; at = tree.nextSibling(at)) {
      boolean list = tree.is(at, "var_spec_list") || tree.is(at, "import_spec_list");
      if (list || (tree.is(at, "(") && tree.kind(declaration).endsWith("_declaration"))) {
        return true;
      }
    }
    return false;
  }

  /** The definition that a statement is, or that stands first in it. */
  Definition documented(int statement) {
    int at = statement;
    for (int depth = 0; at != NONE && depth < DEEPEST; depth++) {
      Definition found = byNode.get(at);
      if (found != null) {
        return found;
      }
      int child = tree.firstNamedChild(at);
      while (child != NONE && tree.is(child, "decorator")) {
        child = tree.nextSibling(child);
      }
      at = child;
    }
    return null;
  }

  static boolean startsLine(int offset, byte[] text) {
    int at = offset - 1;
    while (at >= 0 && (text[at] == ' ' || text[at] == '\t')) {
      at--;
    }
    return at < 0 || text[at] == '\n' || text[at] == '\r';
  }

  private static List<Integer> nodes(List<Match> comments) {
    return comments.stream().map(Match::node).sorted().toList();
  }
}
