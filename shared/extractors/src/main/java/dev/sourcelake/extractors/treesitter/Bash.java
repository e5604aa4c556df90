package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Rules.Trait;
import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** Shell scripts: Bash, and what of other shells looks like it. */
final class Bash extends TableDialect {
  private static final Rules RULES =
      Rules.NONE
          .with(Words.BUILTINS, WordList.read("bash_builtins"))
          .with(Trait.DEFINED_BY_ASSIGNMENT);

  Bash() {
    super(
        "bash",
        Grammar.of("bash", "tree-sitter-bash"),
        RULES,
        List.of("bash/00_definitions", "bash/10_calls", "bash/20_imports", "bash/40_docs"));
  }

  @Override
  String sample() {
    return """
    #!/bin/sh
    . ./a.sh
    # Doc.
    b() { local c=$1; d "$c" | e -f; }
    G=1
    """;
  }

  @Override
  String docFormat() {
    return "comment";
  }

  /** Functions of one script are no other's. */
  @Override
  String symbolModule(FileFacts facts) {
    return facts.file.path();
  }

  @Override
  char moduleSeparator() {
    return '/';
  }

  /** Without a word that says otherwise a variable belongs to the script. */
  @Override
  void refine(Definition definition, FileFacts facts) {
    if (definition.kind.equals("variable")
        && !modifiers(definition, facts.tree).contains("local")
        && !(declares(definition, facts.tree) && definition.parent.isFunction())) {
      definition.settle(facts.root);
    }
    super.refine(definition, facts);
  }

  private static boolean declares(Definition variable, SyntaxTree tree) {
    return switch (declared(variable, tree)) {
      case "", "export", "readonly" -> false;
      default -> true;
    };
  }

  /** The word that a variable is declared by; empty where it is only given a value. */
  private static String declared(Definition variable, SyntaxTree tree) {
    int command = tree.parent(variable.node);
    if (command == NONE || !tree.is(command, "declaration_command")) {
      return "";
    }
    return tree.text(tree.firstChild(command));
  }

  @Override
  List<String> modifiers(Definition definition, SyntaxTree tree) {
    List<String> modifiers = new ArrayList<>();
    if (definition.parent != null && definition.kind.equals("variable")) {
      String word = declared(definition, tree);
      if (!word.isEmpty()) {
        modifiers.add(word);
      }
    }
    return modifiers;
  }

  @Override
  String visibilityByPlace(Definition definition, FileFacts facts) {
    return modifiersOf(definition, facts.tree).contains("export") ? "exported" : null;
  }

  /** Text as the shell would see it but for what it puts in. */
  @Override
  String importTarget(String module, String name, FileFacts facts) {
    return module;
  }

  @Override
  String boundBy(String module) {
    return null;
  }

  @Override
  String origin(String module, Match match, FileFacts facts) {
    return module.startsWith("/") ? "unknown" : "repo";
  }
}
