package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.regex.Pattern;

/**
 * Reads an import by its captures: {@code @module}, {@code @name}, {@code @alias}, {@code
 * @wildcard}, {@code @prefix} before the module of a group, {@code @span} where it is not the whole
 * statement's.
 *
 * @param match the match
 * @param facts what the file has said so far
 */
record ImportReader(Match match, FileFacts facts) {
  private static final Pattern SEPARATOR = Pattern.compile("\\s*(::|\\.|\\\\)\\s*$");

  ImportFact read(TableDialect dialect) {
    SyntaxTree tree = facts.tree;
    int path = match.node("path");
    int last = path == NONE ? NONE : dialect.lastOfPath(path, tree);
    int moduleNode = match.node("module");
    int nameNode = last == NONE ? match.node("name") : last;
    int aliasNode = match.node("alias");
    int prefix = match.node("prefix");
    boolean wildcard = match.node("wildcard") != NONE;
    String written = moduleNode == NONE ? before(path, last) : unquoted(tree.text(moduleNode));
    String module = prefix == NONE ? written : dialect.grouped(tree.text(prefix), written);
    String name = nameNode == NONE ? null : dialect.nameText(tree, nameNode);
    String alias = aliasNode == NONE ? null : tree.text(aliasNode);
    String target = dialect.importTarget(module, name, facts);
    String bound = alias != null ? alias : name != null ? name : dialect.boundBy(module);
    boolean binds = !wildcard && bound != null && !bound.equals("_");
    int span = match.node("span") == NONE ? match.node() : match.node("span");
    return new ImportFact(
        tree.start(span),
        dialect.end(span, tree),
        module,
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
        dialect.origin(module, match, facts),
        false);
  }

  /** What stands in a path before its last name, without the sign between them. */
  private String before(int path, int last) {
    return path == NONE || path == last
        ? ""
        : SEPARATOR
            .matcher(facts.tree.text(facts.tree.start(path), facts.tree.start(last)))
            .replaceFirst("");
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() >= 2
            && switch (text.charAt(0)) {
              case '"', '\'', '`' -> text.charAt(text.length() - 1) == text.charAt(0);
              case '<' -> text.endsWith(">");
              default -> false;
            };
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
