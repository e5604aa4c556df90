package dev.sourcelake.extractors.python;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.python.syntax.Kind;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.python.syntax.Role;
import dev.sourcelake.extractors.treesitter.PythonNames;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.table.Candidate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the decorators, defaults and type annotations of a file. */
final class AnnotationFinder {
  private static final int LONGEST_ARGUMENT = 4_000;
  private static final Pattern FIRST_NAME = Pattern.compile("\\w+(\\.\\w+)*");

  private final SyntaxTree tree;
  private final PythonNames names;
  private final SecretSpans secrets;
  private final List<Annotation> found = new ArrayList<>();
  private final Deque<Place> pending = new ArrayDeque<>();

  /** A node to be looked at, and the definition in whose body it stands. */
  private record Place(Node node, int definition) {}

  private AnnotationFinder(SyntaxTree tree, PythonNames names, SecretSpans secrets) {
    this.tree = tree;
    this.names = names;
    this.secrets = secrets;
  }

  /** All of them, in no particular order. */
  static List<Annotation> find(
      Node module, SyntaxTree tree, PythonNames names, SecretSpans secrets) {
    AnnotationFinder finder = new AnnotationFinder(tree, names, secrets);
    finder.pending.push(new Place(module, 0));
    while (!finder.pending.isEmpty()) {
      Place place = finder.pending.pop();
      finder.look(place.node(), place.definition());
    }
    return finder.found;
  }

  private void look(Node node, int definition) {
    int inner = definition;
    switch (node.kind()) {
      case FUNCTION_DEF, ASYNC_FUNCTION_DEF, CLASS_DEF, LAMBDA -> {
        Integer own = names.of(node.source());
        inner = own == null ? definition : own;
        head(node, inner, definition);
      }
      case ANN_ASSIGN -> type(node.part(Role.ANNOTATION), declared(node, definition), definition);
      default -> {
        // It has none of its own.
      }
    }
    for (int i = 0; i < node.size(); i++) {
      // Names and constants have nothing of the kind in them.
      if (node.part(i) != null && node.part(i).size() > 0) {
        boolean outside = node.role(i) == Role.DECORATOR_LIST || node.role(i) == Role.BASES;
        pending.push(new Place(node.part(i), outside ? definition : inner));
      }
    }
  }

  private void head(Node node, int own, int around) {
    node.parts(Role.DECORATOR_LIST).forEach(decorator -> decorator(decorator, own, around));
    Node arguments = node.is(Kind.CLASS_DEF) ? null : node.part(Role.ARGS);
    if (arguments != null) {
      parameters(arguments, own);
    }
    if (node.kind().isFunction() && node.part(Role.RETURNS) != null) {
      headType(node.part(Role.RETURNS), own, own);
    }
  }

  private void decorator(Node decorator, int own, int around) {
    boolean call = decorator.is(Kind.CALL);
    String name = (call ? decorator.part(Role.FUNC) : decorator).dotted();
    found.add(
        new Annotation(
            "decorator",
            decorator.start(),
            decorator.end(),
            own,
            name,
            name == null ? List.of() : names.meanings(name, around),
            call ? arguments(decorator) : Map.of()));
  }

  /** Those with a keyword go by it, the others by their places from 0. */
  private Map<String, String> arguments(Node call) {
    Map<String, String> arguments = new LinkedHashMap<>();
    int place = 0;
    for (Node argument : call.parts(Role.ARGS)) {
      arguments.put(Integer.toString(place++), text(argument));
    }
    for (Node keyword : call.parts(Role.KEYWORDS)) {
      boolean stars = keyword.value() == null;
      arguments.put(
          stars ? Integer.toString(place++) : keyword.value(),
          stars ? text(keyword) : text(keyword.part(Role.VALUE)));
    }
    return arguments;
  }

  private String text(Node node) {
    return secrets.source(node.start(), node.end(), LONGEST_ARGUMENT);
  }

  private void parameters(Node arguments, int own) {
    List<Node> positional = new ArrayList<>(arguments.parts(Role.POSONLYARGS));
    positional.addAll(arguments.parts(Role.ARGS));
    List<Node> defaults = arguments.parts(Role.DEFAULTS);
    int first = positional.size() - defaults.size();
    for (int i = 0; i < defaults.size() && first + i >= 0; i++) {
      byDefault(positional.get(first + i), defaults.get(i), own);
    }
    List<Node> keywordOnly = arguments.parts(Role.KWONLYARGS);
    int at = 0;
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.role(i) == Role.KW_DEFAULTS) {
        if (arguments.part(i) != null) {
          byDefault(keywordOnly.get(at), arguments.part(i), own);
        }
        at++;
      }
    }
    for (int i = 0; i < arguments.size(); i++) {
      Node parameter = arguments.part(i);
      if (parameter != null && parameter.is(Kind.ARG) && parameter.part(Role.ANNOTATION) != null) {
        headType(parameter.part(Role.ANNOTATION), parameter(parameter, own), own);
      }
    }
  }

  private int parameter(Node parameter, int own) {
    Integer number = names.named(parameter.source());
    return number == null ? own : number;
  }

  private void byDefault(Node parameter, Node value, int own) {
    found.add(
        new Annotation(
            "default",
            value.start(),
            value.end(),
            parameter(parameter, own),
            parameter.value(),
            List.of(),
            null));
  }

  private int declared(Node assignment, int definition) {
    Node target = assignment.part(Role.TARGET);
    int name =
        target.is(Kind.ATTRIBUTE) ? tree.child(target.source(), "attribute") : target.source();
    Integer number = name == NONE ? null : names.named(name);
    return number == null ? definition : number;
  }

  private void type(Node type, int owner, int from) {
    String name = typeName(type);
    add(type, owner, name, name == null ? List.of() : names.meanings(name, from));
  }

  /** A type in a function's head, where the function's own names are not seen. */
  private void headType(Node type, int owner, int function) {
    String name = typeName(type);
    add(type, owner, name, name == null ? List.of() : names.typeMeanings(name, function));
  }

  private void add(Node type, int owner, String name, List<Candidate> candidates) {
    found.add(new Annotation("type", type.start(), type.end(), owner, name, candidates, null));
  }

  /** The name that a type starts with: of a generic one without what is in brackets. */
  private String typeName(Node type) {
    Node outer = type;
    while (outer.is(Kind.SUBSCRIPT) || outer.is(Kind.STARRED)) {
      outer = outer.part(Role.VALUE);
    }
    if (!outer.is(Kind.CONSTANT)) {
      return outer.dotted();
    }
    return firstName(text(outer));
  }

  /** The dotted name that a text in quotes begins with, or null. */
  static String firstName(String text) {
    int from = 0;
    while (from < text.length() && (text.charAt(from) == '"' || text.charAt(from) == '\'')) {
      from++;
    }
    if (from == 0) {
      return null;
    }
    String bare = text.substring(from).strip();
    Matcher name = FIRST_NAME.matcher(bare);
    return name.lookingAt() && bare.indexOf('|') < 0 ? name.group() : null;
  }
}
