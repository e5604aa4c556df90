package dev.sourcelake.extractors.python.syntax;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** Makes the nodes of statements that hold blocks; each ends with its last statement. */
final class CompoundStatements {
  private final Source source;
  private final SyntaxTree tree;
  private final Expressions expressions;
  private final Statements statements;
  private final Patterns patterns;

  CompoundStatements(Source source, Expressions expressions, Statements statements) {
    this.source = source;
    this.tree = source.tree;
    this.expressions = expressions;
    this.statements = statements;
    this.patterns = new Patterns(source, expressions);
  }

  Node statement(int at) {
    return switch (tree.kind(at)) {
      case "if_statement" -> ifStatement(at);
      case "for_statement" -> loop(at);
      case "while_statement" -> whileStatement(at);
      case "try_statement" -> tryStatement(at);
      case "with_statement" -> with(at);
      case "match_statement" -> match(at);
      case "function_definition" -> function(at, NONE);
      case "class_definition" -> type(at, NONE);
      case "decorated_definition" -> decorated(at);
      default -> throw new Unreadable(at, "no statement: " + tree.kind(at));
    };
  }

  private void body(Node parent, Role role, int block) {
    parent.endAt(statements.addTo(parent, role, block));
  }

  private void orElse(Node parent, int clause) {
    if (clause != NONE) {
      body(parent, Role.ORELSE, source.child(clause, "body"));
    }
  }

  /**
   * Each {@code elif} is a statement in the else branch of the one before, and ends with the last.
   */
  private Node ifStatement(int at) {
    List<Node> chain = new ArrayList<>();
    chain.add(branch(at));
    int last = NONE;
    for (int clause = tree.firstChild(at); clause != NONE; clause = tree.nextSibling(clause)) {
      if (tree.is(clause, "elif_clause")) {
        chain.add(branch(clause));
      } else if (tree.is(clause, "else_clause")) {
        last = clause;
      } else if (tree.isError(clause)) {
        throw new Unreadable(clause, "syntax error");
      }
    }
    orElse(chain.getLast(), last);
    for (int i = chain.size() - 1; i > 0; i--) {
      chain.get(i - 1).add(Role.ORELSE, chain.get(i)).endAt(chain.get(i).end());
    }
    return chain.getFirst();
  }

  private Node branch(int at) {
    Node branch = source.node(Kind.IF, at);
    branch.add(Role.TEST, expressions.of(source.child(at, "condition")));
    body(branch, Role.BODY, source.child(at, "consequence"));
    return branch;
  }

  private Node loop(int at) {
    Node loop = source.node(isAsync(at) ? Kind.ASYNC_FOR : Kind.FOR, at);
    loop.add(Role.TARGET, expressions.target(source.child(at, "left"), Context.STORE));
    loop.add(Role.ITER, expressions.listed(source.child(at, "right")));
    body(loop, Role.BODY, source.child(at, "body"));
    orElse(loop, source.optional(at, "alternative"));
    return loop;
  }

  private boolean isAsync(int at) {
    return tree.is(tree.firstChild(at), "async");
  }

  private Node whileStatement(int at) {
    Node loop = source.node(Kind.WHILE, at);
    loop.add(Role.TEST, expressions.of(source.child(at, "condition")));
    body(loop, Role.BODY, source.child(at, "body"));
    orElse(loop, source.optional(at, "alternative"));
    return loop;
  }

  private Node tryStatement(int at) {
    boolean group = false;
    for (int part : source.named(at)) {
      group |= tree.is(part, "except_clause") && isGroup(part);
    }
    Node statement = source.node(group ? Kind.TRY_STAR : Kind.TRY, at);
    body(statement, Role.BODY, source.child(at, "body"));
    for (int part : source.named(at)) {
      switch (tree.kind(part)) {
        case "except_clause" -> {
          Node handler = handler(part);
          statement.add(Role.HANDLERS, handler).endAt(handler.end());
        }
        case "else_clause" -> orElse(statement, part);
        case "finally_clause" -> body(statement, Role.FINALBODY, source.only(part));
        default -> {}
      }
    }
    return statement;
  }

  /** Whether the star comes at once: later ones are signs of an expression. */
  private boolean isGroup(int clause) {
    int second = tree.nextSibling(tree.firstChild(clause));
    while (second != NONE && tree.isExtra(second)) {
      second = tree.nextSibling(second);
    }
    return second != NONE && tree.is(second, "*");
  }

  private Node handler(int at) {
    List<Integer> values = new ArrayList<>();
    int alias = source.optional(at, "alias");
    int block = NONE;
    for (int part : source.named(at)) {
      if (tree.is(part, "block")) {
        block = part;
      } else if (part != alias) {
        values.add(part);
      }
    }
    if (block == NONE) {
      throw new Unreadable(at, "except without a block");
    }
    Node type = null;
    if (values.size() == 1 && tree.is(values.getFirst(), "as_pattern")) {
      alias = source.child(values.getFirst(), "alias");
      type = expressions.of(source.named(values.getFirst())[0]);
    } else if (values.size() == 1) {
      type = expressions.of(values.getFirst());
    } else if (!values.isEmpty()) {
      int[] parts = values.stream().mapToInt(Integer::intValue).toArray();
      int end = tree.end(parts[parts.length - 1]);
      type = expressions.tuple(parts[0], tree.start(parts[0]), end, parts);
    }
    Node handler = source.node(Kind.EXCEPT_HANDLER, at, alias == NONE ? null : source.text(alias));
    handler.addIfAny(Role.TYPE, type);
    body(handler, Role.BODY, block);
    return handler;
  }

  private Node with(int at) {
    Node statement = source.node(isAsync(at) ? Kind.ASYNC_WITH : Kind.WITH, at);
    int clause = source.first(at, "with_clause");
    if (clause == NONE) {
      throw new Unreadable(at, "with without items");
    }
    int[] items = source.named(clause);
    boolean bare = !source.has(clause, "(");
    for (int item : items) {
      int value = source.child(item, "value");
      // Parentheses around all items belong to the statement, and make no tuple.
      if (bare && items.length == 1 && tree.is(value, "tuple") && areItems(value)) {
        for (int part : source.named(value)) {
          statement.add(Role.ITEMS, item(part, part));
        }
      } else {
        statement.add(Role.ITEMS, item(item, value));
      }
    }
    body(statement, Role.BODY, source.child(at, "body"));
    return statement;
  }

  private boolean areItems(int tuple) {
    int[] parts = source.named(tuple);
    for (int part : parts) {
      String kind = tree.kind(part);
      if (kind.equals("list_splat") || kind.equals("yield") || kind.equals("named_expression")) {
        return false;
      }
    }
    return parts.length > 0;
  }

  private Node item(int at, int value) {
    int inner = value;
    while (tree.is(inner, "parenthesized_expression")) {
      inner = source.only(inner);
    }
    Node item = source.node(Kind.WITHITEM, at);
    if (!tree.is(inner, "as_pattern")) {
      return item.add(Role.CONTEXT_EXPR, expressions.of(value));
    }
    int target = source.only(source.child(inner, "alias"));
    return item.add(Role.CONTEXT_EXPR, expressions.of(source.named(inner)[0]))
        .add(Role.OPTIONAL_VARS, expressions.target(target, Context.STORE));
  }

  private Node match(int at) {
    Node statement = source.node(Kind.MATCH, at);
    int first = source.child(at, "subject");
    int end = tree.end(first);
    List<Integer> subjects = new ArrayList<>();
    boolean commas = false;
    for (int part = first; !tree.is(part, ":"); part = tree.nextSibling(part)) {
      if (tree.is(part, ",")) {
        commas = true;
      } else if (!tree.isExtra(part)) {
        subjects.add(part);
      }
      end = tree.isExtra(part) ? end : tree.end(part);
    }
    int[] parts = subjects.stream().mapToInt(Integer::intValue).toArray();
    statement.add(
        Role.SUBJECT,
        commas ? expressions.tuple(first, tree.start(first), end, parts) : expressions.of(first));
    for (int clause : source.named(source.child(at, "body"))) {
      Node matchCase = source.node(Kind.MATCH_CASE, clause);
      matchCase.add(Role.PATTERN, patterns.ofCase(clause));
      int guard = source.optional(clause, "guard");
      if (guard != NONE) {
        matchCase.add(Role.GUARD, expressions.of(source.only(guard)));
      }
      body(matchCase, Role.BODY, source.child(clause, "consequence"));
      statement.add(Role.CASES, matchCase).endAt(matchCase.end());
    }
    return statement;
  }

  private Node decorated(int at) {
    int definition = source.child(at, "definition");
    return tree.is(definition, "class_definition")
        ? type(definition, at)
        : function(definition, at);
  }

  private void decorators(Node definition, int decorated) {
    if (decorated != NONE) {
      for (int part : source.named(decorated)) {
        if (tree.is(part, "decorator")) {
          definition.add(Role.DECORATOR_LIST, expressions.of(source.only(part)));
        }
      }
    }
  }

  private Node function(int at, int decorated) {
    String name = source.text(source.child(at, "name"));
    Node function =
        source.node(isAsync(at) ? Kind.ASYNC_FUNCTION_DEF : Kind.FUNCTION_DEF, at, name);
    function.add(Role.ARGS, expressions.parameters().of(source.child(at, "parameters")));
    body(function, Role.BODY, source.child(at, "body"));
    decorators(function, decorated);
    int returns = source.optional(at, "return_type");
    if (returns != NONE) {
      function.add(Role.RETURNS, expressions.types().of(returns));
    }
    expressions.types().parameters(function, source.optional(at, "type_parameters"));
    return function;
  }

  private Node type(int at, int decorated) {
    Node type = source.node(Kind.CLASS_DEF, at, source.text(source.child(at, "name")));
    int arguments = source.optional(at, "superclasses");
    if (arguments != NONE) {
      expressions.arguments(type, Role.BASES, arguments);
    }
    body(type, Role.BODY, source.child(at, "body"));
    decorators(type, decorated);
    expressions.types().parameters(type, source.optional(at, "type_parameters"));
    return type;
  }
}
