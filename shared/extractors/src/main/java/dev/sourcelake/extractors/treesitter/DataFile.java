package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Languages of data and documents: their keys, headings, selectors, elements and stages are
 * definitions. Names are qualified by what is around them in the file; symbols also by its path.
 */
final class DataFile extends TableDialect {
  private static final Rules RULES = Rules.NONE.with(Words.ENCLOSING, "key block heading");

  private final String sample;

  private DataFile(String language, Grammar grammar, List<String> files, String sample) {
    super(language, grammar, RULES, files.stream().map(file -> language + "/" + file).toList());
    this.sample = sample;
  }

  static DataFile css() {
    return of("css", "tree-sitter-css", "a:hover { --b: 1 }", "20_imports", "40_docs");
  }

  static DataFile dockerfile() {
    return new DataFile(
        "dockerfile",
        Grammar.of("containerfile", "tree-sitter-containerfile"),
        List.of("00_definitions", "20_imports", "40_docs"),
        "FROM a AS b\nARG C=1\n");
  }

  static DataFile hcl() {
    return of("hcl", "tree-sitter-hcl", "a \"b\" { c = d(1) }\n", "10_calls", "40_docs");
  }

  static DataFile html() {
    String sample = "<p id=\"a\"></p><script>b()</script>";
    return of("html", "tree-sitter-html", sample, "20_imports", "50_injections");
  }

  static DataFile json() {
    return of("json", "tree-sitter-json", "{\"a\": [{\"b\": 1}]}");
  }

  static DataFile markdown() {
    return of("markdown", "tree-sitter-md", "# A\n\n```sh\nb\n```\n", "50_injections");
  }

  static DataFile toml() {
    return of("toml", "tree-sitter-toml-ng", "[a]\nb.c = 1\n", "40_docs");
  }

  static DataFile xml() {
    return of("xml", "tree-sitter-xml", "<a><b id=\"c\"/></a>", "40_docs");
  }

  static DataFile yaml() {
    return of("yaml", "tree-sitter-yaml", "a:\n  - b: {c: 1}\n", "40_docs");
  }

  private static DataFile of(String language, String crate, String sample, String... more) {
    List<String> files = new ArrayList<>(List.of("00_definitions"));
    files.addAll(List.of(more));
    return new DataFile(language, Grammar.of(language, crate), files, sample);
  }

  @Override
  String sample() {
    return sample;
  }

  @Override
  String docFormat() {
    return "comment";
  }

  @Override
  String symbolModule(FileFacts facts) {
    return facts.file.path();
  }

  @Override
  char moduleSeparator() {
    return '/';
  }

  @Override
  String nameText(SyntaxTree tree, int name) {
    String text = Text.folded(tree.text(name));
    boolean quoted =
        text.length() > 1
            && (text.startsWith("\"") || text.startsWith("'"))
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  @Override
  void refine(Definition definition, FileFacts facts) {
    super.refine(definition, facts);
    if (definition.kind.equals("block")) {
      String labels = labels(definition, facts.tree);
      definition.memberName = labels.isEmpty() ? null : definition.name + labels;
      definition.name = Text.after(definition.name + labels, '.');
    }
  }

  /** The labels behind the kind of a block, each with a dot before it. */
  private String labels(Definition block, SyntaxTree tree) {
    StringBuilder labels = new StringBuilder();
    int at = tree.nextSibling(block.nameNode);
    while (at != NONE && (tree.is(at, "string_lit") || tree.is(at, "identifier"))) {
      labels.append('.').append(nameText(tree, at));
      at = tree.nextSibling(at);
    }
    return labels.toString();
  }

  @Override
  String importTarget(String module, String name, FileFacts facts) {
    return module;
  }

  @Override
  String boundBy(String module) {
    return null;
  }

  /** Images come from registries, but for earlier stages; other files from the web or from here. */
  @Override
  String origin(String module, Match match, FileFacts facts) {
    if (language().equals("dockerfile")) {
      boolean stage =
          facts.matches(Match.Topic.DEFINITION).stream()
              .map(found -> found.node("name"))
              .anyMatch(name -> name != NONE && facts.tree.text(name).equals(module));
      return stage ? "repo" : "dependency";
    }
    return module.contains("//") ? "unknown" : "repo";
  }
}
