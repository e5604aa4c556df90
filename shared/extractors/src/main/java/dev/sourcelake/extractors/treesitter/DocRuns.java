package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

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

  /**
   * A comment.
   *
   * @param node its node
   * @param detail what its pattern says of it, as {@link Match#detail}
   * @param text it as written
   * @param mark the sign that it opens with
   */
  private record Comment(int node, String detail, String text, String mark) {}

  /** The documentation of a file's comments, in the order of its places. */
  List<DocFact> read(List<Match> matches) {
    List<Match> all = new ArrayList<>(matches);
    all.sort((a, b) -> Integer.compare(a.node(), b.node()));
    List<DocFact> docs = new ArrayList<>();
    List<Comment> run = new ArrayList<>();
    for (Match match : all) {
      if (!run.isEmpty() && match.node() == run.getLast().node()) {
        continue;
      }
      String text = tree.text(match.node());
      Comment comment = new Comment(match.node(), match.detail(), text, DocText.mark(text));
      if (!run.isEmpty() && !continues(run.getLast(), comment)) {
        add(run, docs);
        run.clear();
      }
      run.add(comment);
    }
    if (!run.isEmpty()) {
      add(run, docs);
    }
    return docs;
  }

  private boolean continues(Comment before, Comment comment) {
    return goesOn(before, comment)
        && tree.nextSibling(before.node()) == comment.node()
        && !comment.mark().startsWith("/*")
        && line(tree.start(comment.node())) == line(lastByte(before.node())) + 1;
  }

  /** Lines of one mark; behind Lua's three hyphens two are enough. */
  private static boolean goesOn(Comment before, Comment comment) {
    String mark = before.mark();
    String next = comment.mark();
    boolean same = comment.detail().equals(before.detail()) && mark.equals(next);
    return same || (mark.startsWith("--") && next.equals("--") && !mark.startsWith("--["));
  }

  private void add(List<Comment> run, List<DocFact> docs) {
    int first = run.getFirst().node();
    int last = run.getLast().node();
    List<String> lines = new ArrayList<>();
    run.forEach(comment -> lines.add(DocText.ofMarked(comment.text())));
    String text = DocText.trimmed(String.join("\n", lines));
    Definition about =
        DocComments.isOfFile(text)
            ? facts.root
            : switch (run.getFirst().detail()) {
              case "inner" -> comments.around(first);
              case "adjoining" -> standsAlone(first) ? after(last, true) : null;
              default ->
                  DocText.isTrailing(run.getFirst().text())
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
