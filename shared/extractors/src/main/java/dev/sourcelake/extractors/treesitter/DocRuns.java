package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Match.Topic;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.source.LineIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * Documentation in comments, of any language whose pack captures them: {@code @doc} for those that
 * are documentation by their marks, {@code @doc.adjoining} for those that are only where they end
 * on the line before a definition, {@code @doc.inner} for those that are about what is around them.
 * Comments of one mark on lines that follow each other are one.
 */
final class DocRuns {
  private final FileFacts facts;
  private final SyntaxTree tree;
  private final LineIndex lines;
  private final String format;
  private final DocComments comments;

  DocRuns(FileFacts facts, String format) {
    this.facts = facts;
    this.tree = facts.tree;
    this.lines = facts.file.text().lines();
    this.format = format;
    this.comments = new DocComments(facts);
  }

  /** The documentation in the order of its places. */
  List<DocFact> read() {
    List<Match> all = new ArrayList<>(facts.matches(Topic.DOC));
    all.sort((a, b) -> Integer.compare(a.node(), b.node()));
    List<DocFact> docs = new ArrayList<>();
    List<Match> run = new ArrayList<>();
    for (Match comment : all) {
      if (!run.isEmpty() && !continues(run.getLast(), comment)) {
        add(run, docs);
        run.clear();
      }
      if (run.isEmpty() || comment.node() != run.getLast().node()) {
        run.add(comment);
      }
    }
    if (!run.isEmpty()) {
      add(run, docs);
    }
    return docs;
  }

  private boolean continues(Match before, Match comment) {
    if (comment.node() == before.node()) {
      return true;
    }
    return goesOn(before, comment)
        && tree.nextSibling(before.node()) == comment.node()
        && !DocText.mark(tree.text(comment.node())).startsWith("/*")
        && line(tree.start(comment.node())) == line(lastByte(before.node())) + 1;
  }

  /** Lines of one mark; behind Lua's three hyphens two are enough. */
  private boolean goesOn(Match before, Match comment) {
    String mark = DocText.mark(tree.text(before.node()));
    String next = DocText.mark(tree.text(comment.node()));
    boolean same = comment.detail().equals(before.detail()) && mark.equals(next);
    return same || (mark.startsWith("--") && next.equals("--") && !mark.startsWith("--["));
  }

  private void add(List<Match> run, List<DocFact> docs) {
    int first = run.getFirst().node();
    int last = run.getLast().node();
    String text =
        DocText.trimmed(
            String.join(
                "\n", run.stream().map(c -> DocText.ofMarked(tree.text(c.node()))).toList()));
    Definition about =
        DocComments.isOfFile(text)
            ? facts.root
            : switch (run.getFirst().detail()) {
              case "inner" -> comments.around(first);
              case "adjoining" -> standsAlone(first) ? after(last, true) : null;
              default ->
                  DocText.isTrailing(tree.text(first))
                      ? comments.before(first)
                      : after(last, false);
            };
    if (about != null || !run.getFirst().detail().equals("adjoining")) {
      docs.add(new DocFact(tree.start(first), lastByte(last) + 1, about, format, text));
    }
  }

  /** What is defined after a comment, in the next line where it has to adjoin. */
  private Definition after(int comment, boolean adjoining) {
    int next = comments.afterComment(comment);
    if (next == NONE || (adjoining && line(tree.start(next)) != line(lastByte(comment)) + 1)) {
      return null;
    }
    return comments.documented(next);
  }

  private boolean standsAlone(int comment) {
    return DocComments.startsLine(tree.start(comment), tree.text());
  }

  /** Some grammars give a line comment the line's end. */
  private int lastByte(int node) {
    int last = tree.end(node) - 1;
    byte[] text = tree.text();
    while (last > tree.start(node) && (text[last] == '\n' || text[last] == '\r')) {
      last--;
    }
    return last;
  }

  private int line(int offset) {
    return lines.line(offset);
  }
}
