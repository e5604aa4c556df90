package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Rules.Pairs;
import dev.sourcelake.extractors.treesitter.Rules.Trait;
import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.List;

/** Rust. */
final class Rust extends TableDialect {
  private static final Rules RULES =
      Rules.NONE
          .with(
              Words.MODIFIERS,
              "visibility_modifier async unsafe const default extern_modifier static mutable_specifier")
          .with(Words.MODIFIER_LISTS, "function_modifiers")
          .with(Words.FOREIGN_HEADS, "function_type block")
          .with(Words.SELF, "self Self")
          .with(Words.BUILTINS, WordList.read("rust_macros"))
          .with(Words.STANDARD_MODULES, "std core alloc proc_macro test")
          .with(Pairs.ACCESS, "pub=public pub(crate)=internal pub(super)=internal")
          .with(Pairs.MEMBERS, "function=method")
          .with(Trait.CAPITAL_TYPES);

  Rust() {
    super("rust", Grammar.of("rust", "tree-sitter-rust"), RULES, pack("rust"));
  }

  @Override
  String sample() {
    return """
    use std::{fmt, io::Read as R};
    /// Doc.
    pub struct A<T> { b: T }
    impl fmt::Display for A<u8> {
        fn f(&self, c: &str) -> u8 { let d = A { b: 1 }; self.g(c, |e| e + 1); Self::h(d) }
    }
    """;
  }

  @Override
  String builtinModule() {
    return "std";
  }

  @Override
  String docFormat() {
    return "rustdoc";
  }

  @Override
  String moduleOf(SourceFile file, SyntaxTree tree) {
    return file.settings().module() == null
        ? PathModules.dotted(file.path(), "src/", List.of("lib", "main", "mod"))
        : plain(file.settings().module());
  }

  /** What an impl block is generic over belongs to no definition. */
  @Override
  boolean isNew(Definition definition, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    boolean ofImpl =
        definition.kind.equals("type_parameter")
            && tree.is(tree.parent(tree.parent(definition.node)), "impl_item");
    return !ofImpl && super.isNew(definition, facts);
  }

  @Override
  int headEnd(Definition definition, SyntaxTree tree) {
    if (!definition.kind.equals("macro")) {
      return super.headEnd(definition, tree);
    }
    return tree.end(definition.nameNode);
  }

  @Override
  String visibilityByPlace(Definition definition, FileFacts facts) {
    Definition around = definition.parent;
    boolean asAround = around.kind.equals("trait") || around.kind.equals("enum");
    if (asAround) {
      return visibility(around, facts);
    }
    if (modifiersOf(definition, facts.tree).stream().anyMatch(m -> m.startsWith("pub"))) {
      return "internal";
    }
    int list = facts.tree.parent(definition.node);
    int block = list == NONE ? NONE : facts.tree.parent(list);
    boolean ofTrait =
        block != NONE
            && facts.tree.is(block, "impl_item")
            && facts.tree.child(block, "trait") != NONE;
    return ofTrait ? "public" : "private";
  }

  @Override
  String plainReceiver(String receiver, CallFact call, FileFacts facts) {
    String plain = plainReceiver(receiver);
    return call.isPath(facts.tree) ? RustPaths.absolute(plain, facts) : plain;
  }

  @Override
  void readImport(Match match, boolean oneOfSeveral, FileFacts facts, List<ImportFact> imports) {
    if (match.node("tree") == NONE) {
      super.readImport(match, oneOfSeveral, facts, imports);
    } else {
      new RustPaths(match, facts, imports).read();
    }
  }
}
