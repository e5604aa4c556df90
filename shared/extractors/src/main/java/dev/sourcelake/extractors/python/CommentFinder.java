package dev.sourcelake.extractors.python;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SuppressionComments;
import dev.sourcelake.extractors.SuppressionComments.Suppression;
import dev.sourcelake.extractors.treesitter.PythonNames;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what comments say to checkers: types, and what is to be passed over. */
final class CommentFinder {
  private static final int LONGEST = 4_000;
  private static final Pattern TYPE = Pattern.compile("#\\s*type:\\s*(?!ignore\\b)(\\S.*?)\\s*");
  private static final Pattern END_OF_TYPE = Pattern.compile("\\s+#.*$");

  private final SyntaxTree tree;
  private final PythonNames names;
  private final SecretSpans secrets;
  private final List<Annotation> found = new ArrayList<>();

  private CommentFinder(SyntaxTree tree, PythonNames names, SecretSpans secrets) {
    this.tree = tree;
    this.names = names;
    this.secrets = secrets;
  }

  /** All of them, in the order of their places. */
  static List<Annotation> find(SyntaxTree tree, PythonNames names, SecretSpans secrets) {
    CommentFinder finder = new CommentFinder(tree, names, secrets);
    for (int node = 0; node < tree.size(); node++) {
      if (tree.isExtra(node) && tree.is(node, "comment") && finder.mayHold(node)) {
        finder.look(node);
      }
    }
    return finder.found;
  }

  /** A quick look: every marker has a colon, or is one of the words with {@code no}. */
  private boolean mayHold(int comment) {
    byte[] text = tree.text();
    int end = Math.min(tree.end(comment), tree.start(comment) + LONGEST);
    for (int at = tree.start(comment); at < end; at++) {
      if (text[at] == ':'
          || text[at] == '['
          || ((text[at] | 0x20) == 'n' && at + 1 < end && (text[at + 1] | 0x20) == 'o')) {
        return true;
      }
    }
    return false;
  }

  private void look(int comment) {
    int start = tree.start(comment);
    String text = secrets.source(start, tree.end(comment), LONGEST);
    for (Suppression each : SuppressionComments.in(text)) {
      found.add(
          new Annotation(
              "suppression_comment",
              start,
              tree.end(comment),
              names.enclosing(comment),
              each.name(),
              List.of(),
              each.value() == null ? Map.of() : Map.of("value", each.value())));
    }
    Matcher type = TYPE.matcher(text);
    if (type.matches()) {
      String written = END_OF_TYPE.matcher(type.group(1)).replaceFirst("");
      int from = start + utf8Length(text.substring(0, type.start(1)));
      String name = AnnotationFinder.firstName("'" + written);
      found.add(
          new Annotation(
              "type_comment",
              from,
              from + utf8Length(written),
              typed(comment),
              name,
              name == null ? List.of() : names.meanings(name, names.enclosing(comment)),
              null));
    }
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** What stands before the comment on its line, a parameter or a variable; else what is around. */
  private int typed(int comment) {
    int before = NONE;
    int parent = tree.parent(comment);
    int at = parent == NONE ? NONE : tree.firstChild(parent);
    while (at != NONE && at < comment) {
      before = tree.isNamed(at) && !tree.isExtra(at) ? at : before;
      at = tree.nextSibling(at);
    }
    if (before != NONE && !hasLineEnd(tree.end(before), tree.start(comment))) {
      for (int node = before; node < tree.after(before); node++) {
        Integer number = names.named(node);
        if (number != null) {
          return number;
        }
      }
    }
    return names.enclosing(comment);
  }

  private boolean hasLineEnd(int from, int to) {
    for (int at = from; at < to; at++) {
      if (tree.text()[at] == '\n' || tree.text()[at] == '\r') {
        return true;
      }
    }
    return false;
  }
}
