package dev.sourcelake.extractors.python.syntax;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** Makes the node of a function's parameters. */
final class Parameters {
  private final Source source;
  private final SyntaxTree tree;
  private final Expressions expressions;

  Parameters(Source source, Expressions expressions) {
    this.source = source;
    this.tree = source.tree;
    this.expressions = expressions;
  }

  /** No parameters, which would stand before the colon of a lambda. */
  Node none(int colon) {
    int place = tree.start(colon);
    return source.node(Kind.ARGUMENTS, place, place, colon, null);
  }

  Node of(int at) {
    return new Reading().read(at);
  }

  /** The parameters read so far, by their kinds. */
  private final class Reading {
    private List<Node> positionalOnly = List.of();
    private List<Node> positional = new ArrayList<>();
    private final List<Node> defaults = new ArrayList<>();
    private final List<Node> keywordOnly = new ArrayList<>();
    private final List<Node> keywordDefaults = new ArrayList<>();
    private boolean keywords;
    private Node rest;
    private Node keywordRest;

    Node read(int at) {
      for (int part : source.named(at)) {
        add(part);
      }
      Node arguments = source.node(Kind.ARGUMENTS, at);
      positionalOnly.forEach(node -> arguments.add(Role.POSONLYARGS, node));
      positional.forEach(node -> arguments.add(Role.ARGS, node));
      arguments.addIfAny(Role.VARARG, rest);
      keywordOnly.forEach(node -> arguments.add(Role.KWONLYARGS, node));
      keywordDefaults.forEach(node -> arguments.add(Role.KW_DEFAULTS, node));
      arguments.addIfAny(Role.KWARG, keywordRest);
      defaults.forEach(node -> arguments.add(Role.DEFAULTS, node));
      return arguments;
    }

    private void add(int part) {
      switch (tree.kind(part)) {
        case "identifier" -> add(argument(part, part, NONE), NONE);
        case "typed_parameter" -> typed(part);
        case "default_parameter" -> {
          int name = source.child(part, "name");
          if (!tree.is(name, "identifier")) {
            throw new Unreadable(part, "a parameter that is unpacked");
          }
          add(argument(name, name, NONE), source.child(part, "value"));
        }
        case "typed_default_parameter" -> {
          int name = source.child(part, "name");
          add(argument(name, name, source.child(part, "type")), source.child(part, "value"));
        }
        case "list_splat_pattern" -> rest(source.only(part), NONE);
        case "dictionary_splat_pattern" ->
            keywordRest = argument(source.only(part), source.only(part), NONE);
        case "keyword_separator" -> keywords = true;
        case "positional_separator" -> {
          positionalOnly = positional;
          positional = new ArrayList<>();
        }
        case "tuple_pattern" -> throw new Unreadable(part, "a parameter that is unpacked");
        default -> throw new Unreadable(part, "no parameter: " + tree.kind(part));
      }
    }

    private void typed(int part) {
      int type = source.child(part, "type");
      int name = source.named(part)[0];
      switch (tree.kind(name)) {
        case "list_splat_pattern" -> rest(source.only(name), type);
        case "dictionary_splat_pattern" ->
            keywordRest = argument(source.only(name), source.only(name), type);
        default -> add(argument(name, name, type), NONE);
      }
    }

    private void rest(int name, int type) {
      rest = argument(name, name, type);
      keywords = true;
    }

    private void add(Node argument, int value) {
      Node given = value == NONE ? null : expressions.of(value);
      if (keywords) {
        keywordOnly.add(argument);
        keywordDefaults.add(given);
        return;
      }
      positional.add(argument);
      if (given != null) {
        defaults.add(given);
      }
    }

    private Node argument(int name, int start, int type) {
      int end = type == NONE ? tree.end(name) : tree.end(type);
      return source
          .node(Kind.ARG, tree.start(start), end, name, source.text(name))
          .addIfAny(Role.ANNOTATION, type == NONE ? null : expressions.types().of(type));
    }
  }
}
