package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Rules.Pairs;
import dev.sourcelake.extractors.treesitter.Rules.Trait;
import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** PHP. */
final class Php extends TableDialect {
  private static final Rules RULES =
      Rules.NONE
          .with(
              Words.MODIFIERS,
              "abstract_modifier final_modifier readonly_modifier static_modifier var_modifier"
                  + " visibility_modifier")
          .with(Words.ATTRIBUTES, "attribute_list")
          .with(Words.FOREIGN_HEADS, "compound_statement")
          .with(Words.SELF, "this self static")
          .with(Words.PARENTS, "parent")
          .with(Words.CONSTRUCTORS, "__construct")
          .with(
              Words.PRIMITIVES,
              "array bool callable false float int iterable mixed never null object self static string"
                  + " true void")
          .with(Pairs.ACCESS, "public=public protected=protected private=private")
          .with(Pairs.MEMBERS, "function=method variable=field")
          .with(
              Trait.PACKAGES_SPAN_FILES,
              Trait.FALLS_TO_TOP,
              Trait.DEFINED_BY_ASSIGNMENT,
              Trait.CAPITAL_TYPES);

  Php() {
    super("php", Grammar.of("php", "tree-sitter-php"), RULES, pack("php"));
  }

  @Override
  String sample() {
    return """
    <?php
    namespace A\\B;
    use C\\{D, E as F};
    /** Doc. */
    final class G extends D implements F {
      private ?int $h = 1;
      public function i(int $j, ...$k): self { $l = new G($j); $this->i($l->h); parent::i(fn ($m) => $m); return o($j); }
    }
    """;
  }

  @Override
  String docFormat() {
    return "phpdoc";
  }

  /** The namespace of the whole file, where one stands without braces. */
  @Override
  String moduleOf(SourceFile file, SyntaxTree tree) {
    for (int at = tree.firstChild(0); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "namespace_definition") && tree.child(at, "body") == NONE) {
        int name = tree.child(at, "name");
        return name == NONE ? "" : plain(tree.text(name));
      }
    }
    return "";
  }

  @Override
  String nameText(SyntaxTree tree, int name) {
    String text = tree.text(name);
    if (tree.is(name, "string")) {
      return text.substring(1, Math.max(1, text.length() - 1));
    }
    return text.startsWith("$") ? text.substring(1) : text;
  }

  @Override
  List<String> modifiers(Definition definition, SyntaxTree tree) {
    List<String> modifiers = new ArrayList<>();
    if (definition.parent != null && !definition.kind.equals("variable")) {
      addModifiers(definition.node, modifiers, tree);
    }
    return modifiers;
  }

  @Override
  String visibilityByPlace(Definition definition, FileFacts facts) {
    return definition.kind.equals("namespace") ? null : "public";
  }

  /** A constructor's parameter with a modifier is a field too. */
  @Override
  void refine(Definition definition, FileFacts facts) {
    super.refine(definition, facts);
    if (facts.tree.is(definition.node, "property_promotion_parameter")
        && definition.parent.parent != null) {
      definition.parent.parent.bind(definition.name, new Definition.Binding(definition, null));
    }
  }

  @Override
  int lastOfPath(int path, SyntaxTree tree) {
    int last = path;
    for (int at = tree.firstChild(path); at != NONE; at = tree.nextSibling(at)) {
      last = tree.is(at, "name") ? at : last;
    }
    return last;
  }

  @Override
  String plainReceiver(String receiver) {
    return super.plainReceiver(receiver).replace("$", "");
  }

  @Override
  String grouped(String prefix, String module) {
    return module.isEmpty() ? prefix : prefix + "\\" + module;
  }

  @Override
  String importTarget(String module, String name, FileFacts facts) {
    return name == null ? module : Text.withoutFirst(super.importTarget(module, name, facts), '.');
  }

  /** A file that is run binds no name of its own. */
  @Override
  String boundBy(String module) {
    return null;
  }

  @Override
  String origin(String module, Match match, FileFacts facts) {
    if (match.detail().equals("file")) {
      return "repo";
    }
    String plain = Text.withoutFirst(plain(module), '.');
    int dot = facts.module.indexOf('.');
    String vendor = dot < 0 ? facts.module : facts.module.substring(0, dot);
    boolean own = !vendor.isEmpty() && (plain.equals(vendor) || plain.startsWith(vendor + "."));
    return own ? "repo" : "unknown";
  }
}
