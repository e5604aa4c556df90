package dev.sourcelake.extractors.python.syntax;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;

/** Makes the nodes of simple statements, and of blocks. */
final class Statements {
  private final Source source;
  private final SyntaxTree tree;
  private final Expressions expressions;
  private final CompoundStatements compound;

  Statements(Source source, Expressions expressions) {
    this.source = source;
    this.tree = source.tree;
    this.expressions = expressions;
    this.compound = new CompoundStatements(source, expressions, this);
  }

  /**
   * Adds the statements of a block.
   *
   * @return where they end: behind the last one, or the semicolon after it
   */
  int addTo(Node parent, Role role, int block) {
    int end = NONE;
    for (int at = tree.firstChild(block); at != NONE; at = tree.nextSibling(at)) {
      if (tree.isNamed(at) && !tree.isExtra(at)) {
        int last = addStatement(parent, role, at);
        end = last == NONE ? end : last;
      } else if (tree.is(at, ";")) {
        end = tree.end(at);
      }
    }
    return end == NONE ? tree.end(block) : end;
  }

  private int addStatement(Node parent, Role role, int at) {
    try {
      Node statement = statement(at);
      parent.add(role, statement);
      return statement.end();
    } catch (Unreadable e) {
      source.reject(at, e);
      return addBlocks(parent, role, at);
    }
  }

  /** What stands in the blocks of a statement that makes no sense itself. */
  private int addBlocks(Node parent, Role role, int broken) {
    int end = NONE;
    for (int at = tree.firstChild(broken); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "block")) {
        end = addTo(parent, role, at);
      } else if (isStatement(at)) {
        int last = addStatement(parent, role, at);
        end = last == NONE ? end : last;
      } else if (tree.isError(at) || tree.kind(at).endsWith("_clause")) {
        int last = addBlocks(parent, role, at);
        end = last == NONE ? end : last;
      }
    }
    return end;
  }

  private boolean isStatement(int at) {
    String kind = tree.kind(at);
    return tree.isNamed(at) && (kind.endsWith("_statement") || kind.endsWith("_definition"));
  }

  private Node statement(int at) {
    return switch (tree.kind(at)) {
      case "expression_statement" -> expressionStatement(at);
      case "return_statement" -> source.node(Kind.RETURN, at).addIfAny(Role.VALUE, listed(at));
      case "pass_statement" -> source.node(Kind.PASS, at);
      case "break_statement" -> source.node(Kind.BREAK, at);
      case "continue_statement" -> source.node(Kind.CONTINUE, at);
      case "import_statement" -> imported(source.node(Kind.IMPORT, at), at);
      case "future_import_statement" ->
          imported(source.node(Kind.IMPORT_FROM, at, "__future__"), at);
      case "import_from_statement" -> importFrom(at);
      case "assert_statement" -> assertStatement(at);
      case "delete_statement" -> delete(at);
      case "raise_statement" -> raise(at);
      case "global_statement" -> source.node(Kind.GLOBAL, at, names(at));
      case "nonlocal_statement" -> source.node(Kind.NONLOCAL, at, names(at));
      case "type_alias_statement" -> typeAlias(at);
      case "print_statement" -> shifted(at);
      case "exec_statement" -> throw new Unreadable(at, "an exec statement");
      default -> compound.statement(at);
    };
  }

  private Node expressionStatement(int at) {
    int[] parts = source.named(at);
    if (parts.length == 0) {
      throw new Unreadable(at, "empty statement");
    }
    if (parts.length > 1 || source.has(at, ",")) {
      return source
          .node(Kind.EXPR, at)
          .add(Role.VALUE, expressions.tuple(at, tree.start(at), tree.end(at), parts));
    }
    return switch (tree.kind(parts[0])) {
      case "assignment" -> assignment(parts[0]);
      case "augmented_assignment" -> augmented(parts[0]);
      default -> source.node(Kind.EXPR, at).add(Role.VALUE, expressions.of(parts[0]));
    };
  }

  private Node assignment(int at) {
    int type = source.optional(at, "type");
    if (type != NONE) {
      Node target = expressions.target(source.child(at, "left"), Context.STORE);
      int right = source.optional(at, "right");
      return source
          .node(Kind.ANN_ASSIGN, at)
          .add(Role.TARGET, target)
          .add(Role.ANNOTATION, expressions.types().of(type))
          .addIfAny(Role.VALUE, right == NONE ? null : expressions.listed(right));
    }
    Node assign = source.node(Kind.ASSIGN, at);
    int last = at;
    while (true) {
      assign.add(Role.TARGETS, expressions.target(source.child(last, "left"), Context.STORE));
      int right = source.child(last, "right");
      if (!tree.is(right, "assignment")) {
        return assign.add(Role.VALUE, expressions.listed(right));
      }
      if (tree.child(right, "type") != NONE) {
        throw new Unreadable(right, "an annotated target in a chain");
      }
      last = right;
    }
  }

  private Node augmented(int at) {
    String operator = source.text(source.child(at, "operator"));
    Node target = expressions.target(source.child(at, "left"), Context.STORE);
    return source
        .node(Kind.AUG_ASSIGN, at, operator.substring(0, operator.length() - 1))
        .add(Role.TARGET, target)
        .add(Role.VALUE, expressions.listed(source.child(at, "right")));
  }

  /** The only part of a statement, if any; several with commas between are a tuple. */
  private Node listed(int at) {
    int[] parts = source.named(at);
    if (parts.length > 1) {
      throw new Unreadable(at, tree.kind(at) + " of several parts");
    }
    return parts.length == 0 ? null : expressions.listed(parts[0]);
  }

  private Node imported(Node statement, int at) {
    for (int name : source.named(at)) {
      boolean aliased = tree.is(name, "aliased_import");
      int dotted = aliased ? source.child(name, "name") : name;
      String text = dotted(dotted);
      if (aliased) {
        text += " as " + source.text(source.child(name, "alias"));
      }
      statement.add(Role.NAMES, source.node(Kind.ALIAS, name, text));
    }
    return statement;
  }

  private Node importFrom(int at) {
    int module = source.child(at, "module_name");
    Node statement = source.node(Kind.IMPORT_FROM, at, dotted(module));
    for (int name : source.named(at)) {
      if (name == module) {
        continue;
      }
      if (tree.is(name, "wildcard_import")) {
        statement.add(Role.NAMES, source.node(Kind.ALIAS, name, "*"));
        continue;
      }
      boolean aliased = tree.is(name, "aliased_import");
      String text = dotted(aliased ? source.child(name, "name") : name);
      if (aliased) {
        text += " as " + source.text(source.child(name, "alias"));
      }
      statement.add(Role.NAMES, source.node(Kind.ALIAS, name, text));
    }
    return statement;
  }

  /** A dotted name without the white space that may stand between its parts. */
  private String dotted(int at) {
    String text = source.text(at);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) == '\\' || text.charAt(i) == '#') {
        StringBuilder bare = new StringBuilder();
        for (int part = at + 1; part < tree.after(at); part++) {
          if (tree.after(part) == part + 1 && !tree.isExtra(part)) {
            bare.append(source.text(part));
          }
        }
        return bare.toString();
      }
    }
    return text;
  }

  private Node assertStatement(int at) {
    int[] parts = source.named(at);
    if (parts.length == 0 || parts.length > 2) {
      throw new Unreadable(at, "assert of " + parts.length + " parts");
    }
    return source
        .node(Kind.ASSERT, at)
        .add(Role.TEST, expressions.of(parts[0]))
        .addIfAny(Role.MSG, parts.length == 1 ? null : expressions.of(parts[1]));
  }

  private Node delete(int at) {
    Node statement = source.node(Kind.DELETE, at);
    int what = source.only(at);
    if (tree.is(what, "expression_list")) {
      for (int target : source.named(what)) {
        statement.add(Role.TARGETS, expressions.target(target, Context.DEL));
      }
      return statement;
    }
    return statement.add(Role.TARGETS, expressions.target(what, Context.DEL));
  }

  private Node raise(int at) {
    int cause = source.optional(at, "cause");
    Node statement = source.node(Kind.RAISE, at);
    for (int part : source.named(at)) {
      if (tree.is(part, "expression_list")) {
        throw new Unreadable(at, "raise of several values");
      }
      statement.add(part == cause ? Role.CAUSE : Role.EXC, expressions.of(part));
    }
    return statement;
  }

  private String names(int at) {
    StringBuilder names = new StringBuilder();
    for (int name : source.named(at)) {
      names.append(names.isEmpty() ? "" : ", ").append(source.text(name));
    }
    return names.toString();
  }

  private Node typeAlias(int at) {
    int left = source.only(source.child(at, "left"));
    int head = head(left);
    if (head != NONE) {
      return assignedToPartOfType(at, left, head);
    }
    Node alias = source.node(Kind.TYPE_ALIAS, at);
    expressions.types().alias(alias, left);
    return alias.add(Role.VALUE, expressions.types().of(source.child(at, "right")));
  }

  /** The brackets with which an expression begins, or {@code NONE}. */
  private int head(int at) {
    int head = at;
    while (head != NONE) {
      switch (tree.kind(head)) {
        case "parenthesized_expression", "tuple", "list", "generator_expression" -> {
          return head;
        }
        default -> head = tree.firstChild(head);
      }
    }
    return NONE;
  }

  /** {@code type(x).y = z} and {@code type[x] = y}, which the grammar takes for a type alias. */
  private Node assignedToPartOfType(int at, int left, int head) {
    int keyword = tree.firstChild(at);
    Node name = source.node(Kind.NAME, keyword, "type");
    int start = tree.start(at);
    boolean index = tree.is(head, "list");
    Node first =
        source
            .node(index ? Kind.SUBSCRIPT : Kind.CALL, start, tree.end(head), head, null)
            .add(index ? Role.VALUE : Role.FUNC, name);
    if (tree.is(head, "generator_expression")) {
      first.add(Role.ARGS, expressions.of(head));
    } else {
      for (int part : source.named(head)) {
        first.add(index ? Role.SLICE : Role.ARGS, expressions.of(part));
      }
    }
    return source
        .node(Kind.ASSIGN, at)
        .add(Role.TARGETS, expressions.grafted(left, head, first, start).in(Context.STORE))
        .add(Role.VALUE, expressions.types().of(source.child(at, "right")));
  }

  /** {@code print >>file, x}, which is a tuple since Python 3; printing itself is a call. */
  private Node shifted(int at) {
    int chevron = source.first(at, "chevron");
    if (chevron == NONE) {
      throw new Unreadable(at, "a print statement");
    }
    int print = tree.firstChild(at);
    Node name = source.node(Kind.NAME, print, "print");
    Node shift =
        source
            .node(Kind.BIN_OP, tree.start(at), tree.end(chevron), chevron, ">>")
            .add(Role.LEFT, name)
            .add(Role.RIGHT, expressions.of(source.only(chevron)));
    Node statement = source.node(Kind.EXPR, at);
    if (!source.has(at, ",")) {
      return statement.add(Role.VALUE, shift);
    }
    Node tuple = source.node(Kind.TUPLE, at).add(Role.ELTS, shift);
    for (int part : source.named(at)) {
      if (part != chevron) {
        tuple.add(Role.ELTS, expressions.of(part));
      }
    }
    return statement.add(Role.VALUE, tuple);
  }
}
