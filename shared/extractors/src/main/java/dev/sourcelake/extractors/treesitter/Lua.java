package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Rules.Pairs;
import dev.sourcelake.extractors.treesitter.Rules.Trait;
import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.List;

/** Lua. */
final class Lua extends TableDialect {
  private static final Rules RULES =
      Rules.NONE
          .with(Words.FOREIGN_HEADS, "block")
          .with(Words.SELF, "self")
          .with(Words.BUILTINS, WordList.read("lua_globals"))
          .with(Pairs.LITERALS, "string=string")
          .with(Trait.DEFINED_BY_ASSIGNMENT);

  Lua() {
    super(
        "lua",
        Grammar.of("lua", "tree-sitter-lua"),
        RULES,
        List.of("lua/00_definitions", "lua/10_calls", "lua/20_imports", "lua/40_docs"));
  }

  @Override
  String sample() {
    return """
    local a = require("b.c")
    --- Doc.
    function a.d(e, ...) local f = function(g) return g end; a:h(f(e)); return self.i(1) end
    """;
  }

  @Override
  String docFormat() {
    return "ldoc";
  }

  /** The name that other files load it by, where the path tells. */
  @Override
  String moduleOf(SourceFile file, SyntaxTree tree) {
    return PathModules.dotted(file.path(), "lua/", List.of("init"));
  }

  /** What is a function of a table belongs to it, though no type stands for the table. */
  @Override
  void refine(Definition definition, FileFacts facts) {
    super.refine(definition, facts);
    if (definition.owner != null && definition.kind.equals("function")) {
      definition.kind = "method";
    }
  }

  /** A module that is loaded into a variable is one import, by the variable's name. */
  @Override
  void readImport(Match match, boolean oneOfSeveral, FileFacts facts, List<ImportFact> imports) {
    if (match.node("alias") != NONE || !oneOfSeveral) {
      super.readImport(match, oneOfSeveral, facts, imports);
    }
  }

  @Override
  boolean isNew(Definition definition, FileFacts facts) {
    boolean declared =
        definition.kind.equals("variable")
            && facts.tree.is(definition.node, "variable_declaration");
    return declared ? !definition.name.equals("_") : super.isNew(definition, facts);
  }

  @Override
  List<String> modifiers(Definition definition, SyntaxTree tree) {
    if (definition.parent == null || definition.kind.equals("lambda")) {
      return List.of();
    }
    int first = tree.firstChild(definition.node);
    return first != NONE && tree.is(first, "local") ? List.of("local") : List.of();
  }

  @Override
  String visibilityByPlace(Definition definition, FileFacts facts) {
    return modifiersOf(definition, facts.tree).contains("local") ? "internal" : "public";
  }

  @Override
  String plainReceiver(String receiver) {
    return super.plainReceiver(receiver).replace(':', '.');
  }

  /** Only what is given a name is bound to one. */
  @Override
  String boundBy(String module) {
    return null;
  }
}
