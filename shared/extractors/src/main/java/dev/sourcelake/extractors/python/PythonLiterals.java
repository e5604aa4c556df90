package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.SecretDetector;
import dev.sourcelake.extractors.python.syntax.Kind;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.python.syntax.Role;
import dev.sourcelake.extractors.treesitter.PythonNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The strings and numbers of a file, and which of them look like secrets: by themselves, or by the
 * name that they are given to, of a variable, an attribute, a parameter, a keyword or a key.
 */
final class PythonLiterals {
  /** Longer texts are no passwords, and are looked at only so far. */
  private static final int LONGEST_SECRET = 4_096;

  private final byte[] utf8;
  private final PythonNames definitions;
  private final List<Literal> all = new ArrayList<>();
  private final Set<Node> secrets = new HashSet<>();
  private final Deque<Place> pending = new ArrayDeque<>();

  /**
   * A literal.
   *
   * @param start offset of its first byte
   * @param end offset of the byte after its last one
   * @param kind as the table of literals names it
   * @param definition number of the definition that encloses it
   * @param secret whether it looks like a secret
   */
  record Literal(int start, int end, String kind, int definition, boolean secret) {}

  /**
   * A node to be looked at.
   *
   * @param name what its value is given to, or null
   * @param isPart whether it is a part of a formatted string, and no literal of its own
   */
  private record Place(Node node, int definition, String name, boolean isPart) {}

  PythonLiterals(Node module, byte[] utf8, PythonNames definitions) {
    this.utf8 = utf8;
    this.definitions = definitions;
    pending.push(new Place(module, 0, null, false));
    while (!pending.isEmpty()) {
      look(pending.pop());
    }
    all.sort(Comparator.comparingInt(Literal::start));
  }

  /** All of them, in the order of their places. */
  List<Literal> all() {
    return all;
  }

  /** Whether a constant, or a part of a formatted string, belongs to a secret. */
  boolean isSecret(Node constant) {
    return secrets.contains(constant);
  }

  /** Where secrets stand. */
  SecretSpans secretSpans() {
    if (secrets.isEmpty()) {
      return SecretSpans.none(utf8);
    }
    List<Node> ordered = secrets.stream().sorted(Comparator.comparingInt(Node::start)).toList();
    return new SecretSpans(
        utf8,
        ordered.stream().mapToInt(Node::start).toArray(),
        ordered.stream().mapToInt(Node::end).toArray());
  }

  private void look(Place place) {
    Node node = place.node();
    switch (node.kind()) {
      case CONSTANT -> constant(place);
      case JOINED_STR, TEMPLATE_STR -> formatted(place);
      default -> {
        boolean defines =
            node.kind().isFunction() || node.is(Kind.CLASS_DEF) || node.is(Kind.LAMBDA);
        Integer own = defines ? definitions.of(node.source()) : null;
        int definition = own == null ? place.definition() : own;
        for (int i = 0; i < node.size(); i++) {
          if (node.part(i) != null && !node.part(i).is(Kind.NAME)) {
            boolean outside = node.role(i) == Role.DECORATOR_LIST || node.role(i) == Role.BASES;
            pending.push(
                new Place(
                    node.part(i),
                    outside ? place.definition() : definition,
                    name(place, node, i),
                    node.role(i) == Role.FORMAT_SPEC));
          }
        }
      }
    }
  }

  private void constant(Place place) {
    Node node = place.node();
    String kind = kind(node);
    if (kind == null) {
      return;
    }
    boolean secret = isText(kind) && isSecret(place.name(), content(node));
    if (secret) {
      secrets.add(node);
    }
    if (!place.isPart()) {
      add(place, kind, secret);
    }
  }

  /** Constant parts belong to the whole; in replacement fields there may be more literals. */
  private void formatted(Place place) {
    Node node = place.node();
    boolean secret = isSecret(null, content(node));
    for (int i = 0; i < node.size(); i++) {
      Node part = node.part(i);
      if (!part.is(Kind.CONSTANT)) {
        pending.push(new Place(part, place.definition(), null, false));
      } else if (secret || isSecret(place.name(), text(part))) {
        secret = true;
      }
    }
    if (secret) {
      node.parts(Role.VALUES).stream().filter(p -> p.is(Kind.CONSTANT)).forEach(secrets::add);
    }
    if (!place.isPart()) {
      add(place, "template", secret);
    }
  }

  private void add(Place place, String kind, boolean secret) {
    Node node = place.node();
    all.add(new Literal(node.start(), node.end(), kind, place.definition(), secret));
  }

  private static boolean isText(String kind) {
    return kind.equals("string") || kind.equals("bytes");
  }

  private static boolean isSecret(String name, String content) {
    return name == null ? SecretDetector.isSecret(content) : SecretDetector.isSecret(name, content);
  }

  /** What a part's value is given to. */
  private String name(Place place, Node node, int at) {
    Role role = node.role(at);
    return switch (node.kind()) {
      case ASSIGN, ANN_ASSIGN, NAMED_EXPR ->
          role == Role.VALUE
              ? named(node.part(node.is(Kind.ASSIGN) ? Role.TARGETS : Role.TARGET))
              : null;
      case KEYWORD -> node.value();
      case DICT -> role == Role.VALUES ? key(node, at) : null;
      case ARGUMENTS -> parameter(node, at);
      // What a conditional or an alternative gives is given on.
      case IF_EXP -> role == Role.TEST ? null : place.name();
      case BOOL_OP, TUPLE, LIST -> place.name();
      default -> null;
    };
  }

  private String named(Node target) {
    if (target == null) {
      return null;
    }
    return switch (target.kind()) {
      case NAME, ATTRIBUTE -> target.value();
      case SUBSCRIPT -> {
        Node index = target.part(Role.SLICE);
        yield index.is(Kind.CONSTANT) ? content(index) : named(target.part(Role.VALUE));
      }
      default -> null;
    };
  }

  /** Keys come before the values, as many of them. */
  private String key(Node dictionary, int at) {
    Node key = dictionary.part(at - dictionary.size() / 2);
    return key != null && key.is(Kind.CONSTANT) ? content(key) : null;
  }

  private static String parameter(Node arguments, int at) {
    List<Node> parameters = new ArrayList<>();
    int behind = 0;
    switch (arguments.role(at)) {
      case DEFAULTS -> {
        parameters.addAll(arguments.parts(Role.POSONLYARGS));
        parameters.addAll(arguments.parts(Role.ARGS));
        behind = arguments.size() - at;
      }
      case KW_DEFAULTS -> {
        parameters.addAll(arguments.parts(Role.KWONLYARGS));
        int last = at;
        while (last < arguments.size() && arguments.role(last) == Role.KW_DEFAULTS) {
          last++;
        }
        behind = last - at;
      }
      default -> {
        return null;
      }
    }
    int place = parameters.size() - behind;
    return place < 0 ? null : parameters.get(place).value();
  }

  /** The kind of a constant, or null for one that is a word. */
  private String kind(Node node) {
    for (int at = node.start(); at < node.end(); at++) {
      switch (utf8[at]) {
        case '"', '\'' -> {
          return "string";
        }
        case 'b', 'B', 'r', 'R', 'u', 'U' -> {
          if ((utf8[at] | 0x20) == 'b' && isPrefix(node, at)) {
            return "bytes";
          }
        }
        case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
          return number(node);
        }
        case '.' -> {
          return at + 1 < node.end() && utf8[at + 1] != '.' ? number(node) : null;
        }
        default -> {
          return null;
        }
      }
    }
    return null;
  }

  private boolean isPrefix(Node node, int at) {
    int next = at + 1;
    while (next < node.end() && Character.isLetter(utf8[next])) {
      next++;
    }
    return next < node.end() && (utf8[next] == '"' || utf8[next] == '\'');
  }

  private String number(Node node) {
    String text = text(node);
    char last = Character.toLowerCase(text.charAt(text.length() - 1));
    if (last == 'j') {
      return "imaginary";
    }
    boolean hexadecimal = text.length() > 1 && Character.toLowerCase(text.charAt(1)) == 'x';
    boolean real = text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    return real && !hexadecimal ? "float" : "integer";
  }

  private String text(Node node) {
    int end = Math.min(node.end(), node.start() + LONGEST_SECRET);
    return new String(utf8, node.start(), end - node.start(), StandardCharsets.UTF_8);
  }

  /** What is between the quotes, as written. */
  private String content(Node string) {
    String text = text(string);
    int from = 0;
    while (from < text.length() && Character.isLetter(text.charAt(from)) && from < 2) {
      from++;
    }
    if (from == text.length() || "'\"".indexOf(text.charAt(from)) < 0) {
      return text;
    }
    char quote = text.charAt(from);
    int to = text.length();
    int quotes = text.startsWith(String.valueOf(quote).repeat(3), from) && to - from >= 6 ? 3 : 1;
    return to - from < 2 * quotes ? "" : text.substring(from + quotes, to - quotes);
  }
}
