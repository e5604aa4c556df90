package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Rules.Pairs;
import dev.sourcelake.extractors.treesitter.Rules.Trait;
import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.List;
import java.util.Set;

/** Ruby. */
final class Ruby extends TableDialect {
  private static final Set<String> ACCESS = Set.of("public", "protected", "private");
  private static final Rules RULES =
      Rules.NONE
          .with(Words.FOREIGN_HEADS, "body_statement")
          .with(Words.SELF, "self")
          .with(Words.PARENTS, "super")
          .with(Words.CONSTRUCTORS, "initialize")
          .with(Words.BUILTINS, WordList.read("ruby_kernel"))
          .with(Words.STANDARD_MODULES, WordList.read("ruby_stdlib"))
          .with(
              Pairs.LITERALS,
              "string=String array=Array hash=Hash integer=Integer float=Float regex=Regexp"
                  + " simple_symbol=Symbol delimited_symbol=Symbol string_array=Array"
                  + " symbol_array=Array range=Range nil=NilClass")
          .with(Pairs.MEMBERS, "function=method")
          .with(
              Trait.TYPES_ARE_SCOPES,
              Trait.PACKAGES_SPAN_FILES,
              Trait.MEMBERS_WITHOUT_RECEIVER,
              Trait.FALLS_TO_TOP,
              Trait.DEFINED_BY_ASSIGNMENT,
              Trait.CAPITAL_TYPES);

  Ruby() {
    super("ruby", Grammar.of("ruby", "tree-sitter-ruby"), RULES, pack("ruby"));
  }

  @Override
  String sample() {
    return """
    require "a"
    module B
      # Doc.
      class C < D::E
        include F
        attr_reader :g
        def initialize(h, i: 1, *j)
          @k = h.map { |l| l + 1 }
          super(h)
        end
        private
        def m = C.new(1).n(@k)
      end
    end
    """;
  }

  @Override
  String docFormat() {
    return "rdoc";
  }

  @Override
  String builtinModule() {
    return "Kernel";
  }

  @Override
  String literalModule() {
    return "";
  }

  /** Without a body the head ends with what it declares, not with the word that ends it all. */
  @Override
  int headEnd(Definition definition, SyntaxTree tree) {
    boolean empty = body(definition, tree) == NONE;
    if (!empty || tree.is(definition.node, "alias") || tree.is(definition.node, "call")) {
      return super.headEnd(definition, tree);
    }
    int end = tree.start(definition.node);
    for (int at = tree.firstChild(definition.node); at != NONE; at = tree.nextSibling(at)) {
      end = tree.isNamed(at) && !tree.isExtra(at) ? tree.end(at) : end;
    }
    return end;
  }

  @Override
  String nameText(SyntaxTree tree, int name) {
    String text = tree.text(name);
    return tree.is(name, "simple_symbol") ? text.substring(1) : text;
  }

  /** An instance variable belongs to the class, whichever method gives it its first value. */
  @Override
  void refine(Definition definition, FileFacts facts) {
    if (definition.kind.equals("field")) {
      Definition type = definition.parent.enclosingType();
      if (type != null) {
        definition.settle(type);
      }
    } else if (definition.name != null && definition.name.startsWith("$")) {
      definition.settle(facts.root);
    }
    super.refine(definition, facts);
  }

  @Override
  List<String> modifiers(Definition definition, SyntaxTree tree) {
    if (definition.parent == null) {
      return List.of();
    }
    int around = tree.parent(tree.parent(definition.node));
    boolean single =
        tree.is(definition.node, "singleton_method")
            || (around != NONE && tree.is(around, "singleton_class"));
    return single ? List.of("self") : List.of();
  }

  /**
   * Methods are public but after {@code private} alone, in its arguments, or where it names them.
   */
  @Override
  String visibilityByPlace(Definition definition, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    boolean isMethod = definition.isCallable() || definition.kind.equals("property");
    if (!isMethod || !definition.parent.isType()) {
      return definition.kind.equals("field") ? "private" : "public";
    }
    int statement = definition.node;
    if (tree.is(tree.parent(statement), "argument_list")) {
      int call = tree.parent(tree.parent(statement));
      String access = called(call, tree);
      if (ACCESS.contains(access)) {
        return access;
      }
      statement = call;
    }
    boolean single = tree.is(definition.node, "singleton_method");
    String access = single ? "public" : sectionOf(statement, tree);
    String own = namedIn(definition, single, tree);
    return own == null ? access : own;
  }

  /** What the last section before a statement makes of methods. */
  private static String sectionOf(int statement, SyntaxTree tree) {
    String access = "public";
    int first = tree.firstChild(tree.parent(statement));
    for (int at = first; at != NONE && at < statement; at = tree.nextSibling(at)) {
      if (tree.is(at, "identifier") && ACCESS.contains(tree.text(at))) {
        access = tree.text(at);
      }
    }
    return access;
  }

  /**
   * What a statement behind it, which names it by a symbol, makes of a method; null without one.
   */
  private static String namedIn(Definition method, boolean single, SyntaxTree tree) {
    String symbol = ":" + method.name;
    int at = tree.nextSibling(method.node);
    for (; at != NONE; at = tree.nextSibling(at)) {
      String called = tree.is(at, "call") ? called(at, tree) : "";
      String access = single ? called.replace("_class_method", "") : called;
      if (ACCESS.contains(access) && !access.equals(single ? called : "")) {
        int arguments = tree.child(at, "arguments");
        int name = arguments == NONE ? NONE : tree.firstNamedChild(arguments);
        for (; name != NONE; name = tree.nextSibling(name)) {
          if (tree.is(name, "simple_symbol") && tree.text(name).equals(symbol)) {
            return access;
          }
        }
      }
    }
    return null;
  }

  private static String called(int call, SyntaxTree tree) {
    int method = tree.is(call, "call") ? tree.child(call, "method") : NONE;
    return method == NONE ? "" : tree.text(method);
  }

  /** A call of super is one of the method of the same name. */
  @Override
  String superName(Definition caller) {
    Definition at = caller;
    while (at.kind.equals("lambda") && at.parent != null) {
      at = at.parent;
    }
    return at.memberName();
  }

  /** What is loaded binds no name here. */
  @Override
  String boundBy(String module) {
    return null;
  }

  @Override
  String importTarget(String module, String name, FileFacts facts) {
    return name == null ? module : name;
  }

  @Override
  String origin(String module, Match match, FileFacts facts) {
    if (match.detail().equals("relative")) {
      return "repo";
    }
    int slash = module.indexOf('/');
    String first = slash < 0 ? module : module.substring(0, slash);
    return rules().words(Words.STANDARD_MODULES).contains(first) ? "stdlib" : "unknown";
  }
}
