package dev.sourcelake.extractors.python.versions;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.python.syntax.Context;
import dev.sourcelake.extractors.python.syntax.Kind;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.python.syntax.Role;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds where a file first uses each feature, and what only Python 2 takes. */
final class FeatureFinder {
  /** Names until Python 3.6. */
  private static final Set<String> RESERVED = Set.of("async", "await");

  private final SyntaxTree tree;
  private final byte[] utf8;
  private final Map<Feature, Node> first = new EnumMap<>(Feature.class);
  private final Map<String, Node> outdated = new TreeMap<>();
  private final Map<String, Node> reserved = new TreeMap<>();
  private final boolean python2;
  private final Deque<Node> pending = new ArrayDeque<>();

  /**
   * Looks at a file.
   *
   * @param python2 whether it is meant for Python 2
   */
  FeatureFinder(Node module, SyntaxTree tree, boolean python2) {
    this.tree = tree;
    this.python2 = python2;
    this.utf8 = tree.text();
    pending.push(module);
    while (!pending.isEmpty()) {
      Node node = pending.pop();
      look(node);
      for (int i = node.size() - 1; i >= 0; i--) {
        if (node.part(i) != null) {
          pending.push(node.part(i));
        }
      }
    }
  }

  /** The first use of each feature. */
  Map<Feature, Node> first() {
    return first;
  }

  /** What only Python 2 takes, and reads as something else or not at all in Python 3. */
  Map<String, Node> outdated() {
    return outdated;
  }

  /** Names that are keywords since Python 3.7, where they are first used as names. */
  Map<String, Node> reserved() {
    return reserved;
  }

  private void met(Feature feature, Node node) {
    Node known = first.get(feature);
    if (known == null || node.start() < known.start()) {
      first.put(feature, node);
    }
  }

  private void met(boolean used, Feature feature, Node node) {
    if (used) {
      met(feature, node);
    }
  }

  private void look(Node node) {
    switch (node.kind()) {
      case FUNCTION_DEF, ASYNC_FUNCTION_DEF, CLASS_DEF -> definition(node);
      case ARGUMENTS -> {
        met(node.part(Role.POSONLYARGS) != null, Feature.POSITIONAL_ONLY_PARAMETERS, node);
        met(node.part(Role.KWONLYARGS) != null, Feature.KEYWORD_ONLY_PARAMETERS, node);
        Node rest = node.part(Role.VARARG);
        Node type = rest == null ? null : rest.part(Role.ANNOTATION);
        met(type != null && type.is(Kind.STARRED), Feature.UNPACKING_IN_INDEX, node);
      }
      case ARG -> met(node.part(Role.ANNOTATION) != null, Feature.ANNOTATED_PARAMETERS, node);
      case AWAIT, ASYNC_FOR -> met(Feature.ASYNC, node);
      case WITH, ASYNC_WITH -> with(node);
      case NONLOCAL -> met(Feature.NONLOCAL, node);
      case YIELD_FROM -> met(Feature.YIELD_FROM, node);
      case RAISE -> met(node.part(Role.CAUSE) != null, Feature.RAISE_FROM, node);
      case ANN_ASSIGN -> met(Feature.ANNOTATED_VARIABLE, node);
      case NAMED_EXPR -> met(Feature.NAMED_EXPRESSION, node);
      case MATCH -> met(Feature.MATCH, node);
      case TYPE_ALIAS -> met(Feature.TYPE_ALIAS, node);
      case TYPE_VAR, PARAM_SPEC, TYPE_VAR_TUPLE -> {
        met(Feature.TYPE_PARAMETERS, node);
        met(node.part(Role.DEFAULT_VALUE) != null, Feature.TYPE_PARAMETER_DEFAULT, node);
      }
      case TEMPLATE_STR -> met(Feature.TEMPLATE_STRING, node);
      case JOINED_STR -> met(Feature.FORMATTED_STRING, node);
      case FORMATTED_VALUE, INTERPOLATION -> field(node);
      case COMPREHENSION -> met(node.value() != null, Feature.ASYNC_COMPREHENSION, node);
      case BIN_OP -> met("@".equals(node.value()), Feature.MATRIX_PRODUCT, node);
      case STARRED -> met(node.context() == Context.STORE, Feature.STARRED_TARGET, node);
      case CALL -> met(isUnpackedTwice(node), Feature.UNPACKING_IN_CALLS, node);
      case TRY, TRY_STAR -> {
        met(node.is(Kind.TRY_STAR), Feature.EXCEPT_STAR, node);
        for (Node statement : node.parts(Role.FINALBODY)) {
          met(continues(statement), Feature.CONTINUE_IN_FINALLY, statement);
        }
      }
      case NAME -> {
        if (RESERVED.contains(node.value())) {
          reserved.putIfAbsent(node.value(), node);
        }
      }
      case TUPLE, LIST, SET -> {
        met(node.is(Kind.SET) && isNamed(node, Role.ELTS), Feature.BARE_NAMED_EXPRESSION, node);
        Node starred = node.context() == Context.LOAD ? starred(node) : null;
        met(starred != null, Feature.UNPACKING_IN_DISPLAYS, node);
      }
      case DICT -> dict(node);
      case RETURN, YIELD -> met(isBareUnpacking(node, Role.VALUE), Feature.BARE_UNPACKING, node);
      case FOR -> met(isBareUnpacking(node, Role.ITER), Feature.UNPACKING_IN_FOR, node);
      case SUBSCRIPT -> {
        met(isBareUnpacking(node, Role.SLICE), Feature.UNPACKING_IN_INDEX, node);
        met(isNamed(node, Role.SLICE), Feature.BARE_NAMED_EXPRESSION, node);
      }
      case EXCEPT_HANDLER -> {
        Node type = node.part(Role.TYPE);
        boolean bare = type != null && type.is(Kind.TUPLE) && utf8[type.start()] != '(';
        // Python 2 binds the exception to the second of two names.
        boolean bound = bare && python2 && type.parts(Role.ELTS).size() == 2;
        met(bare && !bound, Feature.BARE_EXCEPT_TYPES, node);
      }
      case COMPARE -> {
        if (node.value() != null && node.value().contains("<>")) {
          outdated.putIfAbsent("the operator <>", node);
        }
      }
      case CONSTANT -> number(node);
      default -> {
        // Every Python 3 takes it.
      }
    }
  }

  private void definition(Node node) {
    met(node.is(Kind.ASYNC_FUNCTION_DEF), Feature.ASYNC, node);
    met(node.is(Kind.CLASS_DEF) && node.part(Role.KEYWORDS) != null, Feature.CLASS_KEYWORDS, node);
    met(node.part(Role.RETURNS) != null, Feature.ANNOTATED_PARAMETERS, node);
    for (Node decorator : node.parts(Role.DECORATOR_LIST)) {
      Node called = decorator.is(Kind.CALL) ? decorator.part(Role.FUNC) : decorator;
      met(called.dotted() == null, Feature.ANY_DECORATOR, decorator);
    }
  }

  private void with(Node node) {
    met(node.is(Kind.ASYNC_WITH), Feature.ASYNC, node);
    int clause = tree.firstChild(node.source(), "with_clause");
    int paren = clause == NONE ? NONE : tree.firstChild(clause);
    Node first = node.part(Role.ITEMS);
    boolean around = paren != NONE && tree.is(paren, "(");
    met(
        around && (node.parts(Role.ITEMS).size() > 1 || first.part(Role.OPTIONAL_VARS) != null),
        Feature.PARENTHESIZED_WITH,
        node);
  }

  private static Node starred(Node node) {
    for (Node element : node.parts(Role.ELTS)) {
      if (element.is(Kind.STARRED)) {
        return element;
      }
    }
    return null;
  }

  private boolean isBareUnpacking(Node node, Role role) {
    Node tuple = node.part(role);
    return tuple != null
        && tuple.is(Kind.TUPLE)
        && utf8[tuple.start()] != '('
        && starred(tuple) != null;
  }

  /** Whether a part is an assignment expression without parentheses of its own. */
  private boolean isNamed(Node node, Role role) {
    for (Node part : node.parts(role)) {
      if (part.is(Kind.NAMED_EXPR) && !isInParentheses(part)) {
        return true;
      }
    }
    return false;
  }

  private boolean isInParentheses(Node node) {
    int around = tree.parent(node.source());
    return around != NONE && tree.is(around, "parenthesized_expression");
  }

  /** Whether unpacked arguments are followed by others that older versions have before them. */
  private static boolean isUnpackedTwice(Node call) {
    boolean sequence = false;
    for (Node argument : call.parts(Role.ARGS)) {
      if (sequence) {
        return true;
      }
      sequence = argument.is(Kind.STARRED);
    }
    boolean mapping = false;
    for (Node keyword : call.parts(Role.KEYWORDS)) {
      if (mapping) {
        return true;
      }
      mapping = keyword.value() == null;
    }
    return false;
  }

  /** Whether a statement goes on with a loop that it does not hold. */
  private static boolean continues(Node node) {
    return switch (node.kind()) {
      case CONTINUE -> true;
      case FOR, ASYNC_FOR, WHILE ->
          node.parts(Role.ORELSE).stream().anyMatch(FeatureFinder::continues);
      case IF, TRY, TRY_STAR, WITH, ASYNC_WITH, EXCEPT_HANDLER, MATCH, MATCH_CASE -> {
        for (int i = 0; i < node.size(); i++) {
          if (node.part(i) != null && continues(node.part(i))) {
            yield true;
          }
        }
        yield false;
      }
      default -> false;
    };
  }

  private void dict(Node node) {
    for (int i = 0; i < node.size(); i++) {
      met(node.role(i) == Role.KEYS && node.part(i) == null, Feature.UNPACKING_IN_DISPLAYS, node);
    }
  }

  private void number(Node node) {
    int start = node.start();
    int end = node.end();
    if (utf8[start] < '0' || utf8[start] > '9') {
      return;
    }
    boolean octal = utf8[start] == '0' && end - start > 1;
    for (int at = start; at < end; at++) {
      met(utf8[at] == '_', Feature.UNDERSCORE_IN_NUMBER, node);
      octal &= utf8[at] >= '0' && utf8[at] <= '9';
    }
    boolean zero = octal && isZero(start, end);
    if ((utf8[end - 1] | 0x20) == 'l') {
      outdated.putIfAbsent("a long integer", node);
    } else if (octal && !zero) {
      outdated.putIfAbsent("an octal number without 0o", node);
    }
  }

  private boolean isZero(int start, int end) {
    for (int at = start; at < end; at++) {
      if (utf8[at] != '0') {
        return false;
      }
    }
    return true;
  }

  /** Before Python 3.12 a field was a part of its string, and had to do without its signs. */
  private void field(Node node) {
    int source = node.source();
    int string = tree.parent(source);
    while (string != NONE && !tree.is(string, "string")) {
      string = tree.parent(string);
    }
    for (int at = tree.firstChild(source); at != NONE; at = tree.nextSibling(at)) {
      met(tree.is(at, "="), Feature.SELF_DOCUMENTING_FIELD, node);
    }
    Node value = node.part(Role.VALUE);
    if (string == NONE || value == null) {
      return;
    }
    int begin = tree.firstChild(string);
    byte quote = utf8[tree.end(begin) - 1];
    boolean triple = tree.end(begin) - tree.start(begin) >= 4 && utf8[tree.end(begin) - 3] == quote;
    for (int at = tree.start(source); at < tree.end(source); at++) {
      boolean sign =
          utf8[at] == '\\'
              || utf8[at] == '#'
              || (!triple && (utf8[at] == '\n' || utf8[at] == '\r'))
              || (utf8[at] == quote && (!triple || isTriple(at, quote)));
      if (sign && at < value.end()) {
        met(Feature.ANY_FIELD, node);
      }
    }
  }

  private boolean isTriple(int at, byte quote) {
    return at + 2 < utf8.length && utf8[at + 1] == quote && utf8[at + 2] == quote;
  }
}
