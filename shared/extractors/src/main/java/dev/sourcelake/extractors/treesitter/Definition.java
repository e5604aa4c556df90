package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/** A definition of a file, filled in steps while the file is read. */
final class Definition {
  private static final Set<String> TYPES =
      Set.of(
          "class",
          "interface",
          "enum",
          "record",
          "annotation_type",
          "struct",
          "type",
          "type_alias",
          "trait",
          "union",
          "object",
          "protocol");
  private static final Set<String> FUNCTIONS =
      Set.of("function", "method", "constructor", "lambda");

  /** The whole definition. */
  final int node;

  /** The node of its name, or none. */
  final int nameNode;

  /** The node whose fields describe it: the node itself, or the function or class it names. */
  final int value;

  /** Its name without quotes, or null. */
  String name;

  /** What it is called as a member where that is not its name, as a constructor; else null. */
  String memberName;

  /** The type that it belongs to by its words rather than by its place, or null. */
  String owner;

  String kind;

  /**
   * The kind that {@link #isType} and {@link #isFunction} were asked of last: they are at any turn.
   */
  private String judged;

  private boolean judgedType;
  private boolean judgedFunction;

  /** The pattern that found it: of two for the same name, the earlier wins. */
  final int pattern;

  int id = NONE;
  Definition parent;

  /** The match that found it; null for the whole file. */
  Match match;

  /** Where its {@link #owner} is named from; null for the whole file. */
  Definition ownerScope;

  /** Whether it lives in a function, so that nobody outside can name it. */
  boolean local;

  /** Its modifiers as written; null until its dialect is asked for those of its row. */
  List<String> modifiers;

  String qualifiedName;
  String symbol;

  /** Whether it is a variable made of an object, whose functions belong to it. */
  boolean holdsMembers;

  /** The declared types of its parameters, in order; null where none is. */
  List<String> parameterTypes = List.of();

  private int lastParameter = NONE;

  /** The name of its first parameter, or null. */
  String firstParameter;

  /** Its declared type, or the class it is made of, as written; null where the file is silent. */
  String type;

  /** Whether that type is declared, rather than seen in what is assigned. */
  boolean typeDeclared;

  /** What its body binds, by name; shared with nobody. */
  private Map<String, Binding> names;

  /** Parents that it declares, in order. */
  List<Supertype> supertypes = List.of();

  Definition(String kind, int node, int nameNode, String name, int value, int pattern) {
    this.kind = kind;
    this.node = node;
    this.nameNode = nameNode;
    this.name = name;
    this.value = value;
    this.pattern = pattern;
  }

  /**
   * What a name of the file stands for: exactly one of the first two.
   *
   * @param next what else it stands for, where it is bound more than once, or null
   */
  record Binding(Definition definition, ImportFact imported, Binding next) {
    /** How often a name may be bound: who binds it more often says nothing. */
    private static final int MOST = 20;

    Binding(Definition definition, ImportFact imported) {
      this(definition, imported, null);
    }

    /** The stronger of two: a function or a type wins over a variable, else the first one stays. */
    Binding or(Binding added) {
      return isWeak() && !added.isWeak() ? added : this;
    }

    /** Both: imports in the order in which they come, and after them the strongest definition. */
    Binding and(Binding added) {
      return and(added, MOST);
    }

    private Binding and(Binding added, int room) {
      if (definition != null || room == 0) {
        return or(added);
      }
      return new Binding(null, imported, next == null ? added : next.and(added, room - 1));
    }

    private boolean isWeak() {
      return definition != null && !definition.isFunction() && !definition.isType();
    }
  }

  /** What it is called in its qualified name and its symbol, or null. */
  String memberName() {
    return memberName == null ? name : memberName;
  }

  /** Whether it is a type; a module in a file is one, with members of its own, as Ruby's are. */
  boolean isType() {
    judge();
    return judgedType || (parent != null && kind.equals("module"));
  }

  /** Whether it takes parameters. */
  boolean isCallable() {
    return isFunction() || kind.equals("macro");
  }

  /** The first node that its match has captured under a name, or none. */
  int captured(String capture) {
    return match == null ? NONE : match.node(capture);
  }

  /** The definition around it that has a row. */
  Definition rowParent() {
    Definition at = parent;
    while (at.id == NONE && at.parent != null) {
      at = at.parent;
    }
    return at;
  }

  boolean isFunction() {
    judge();
    return judgedFunction;
  }

  private void judge() {
    if (!kind.equals(judged)) {
      judged = kind;
      judgedType = TYPES.contains(kind);
      judgedFunction = FUNCTIONS.contains(kind);
    }
  }

  /** Puts it into another definition, whose own parent is settled. */
  void settle(Definition around) {
    parent = around;
    local =
        (around != null && (around.local || around.isFunction())) || (isFunction() && name == null);
  }

  /** The nearest type around it, itself included, or null. */
  Definition enclosingType() {
    Definition at = this;
    while (at != null && !at.isType()) {
      at = at.parent;
    }
    return at;
  }

  /** Takes a parameter, after those before it. */
  void addParameter(Definition parameter) {
    if (parameterTypes.isEmpty()) {
      parameterTypes = new ArrayList<>();
      firstParameter = parameter.name;
    }
    // One that is taken apart comes once for each of its names.
    if (parameter.node != lastParameter) {
      parameterTypes.add(parameter.type);
      lastParameter = parameter.node;
    }
  }

  Binding binding(String bound) {
    return names == null ? null : names.get(bound);
  }

  /** Binds a name, which stands for one thing: see {@link Binding#or}. */
  void bind(String bound, Binding binding) {
    bind(bound, binding, Binding::or);
  }

  /** Binds a name, which stands for what it is bound to already, too: see {@link Binding#and}. */
  void bindAlso(String bound, Binding binding) {
    bind(bound, binding, Binding::and);
  }

  private void bind(String bound, Binding binding, BinaryOperator<Binding> both) {
    if (names == null) {
      names = new HashMap<>();
    }
    names.merge(bound, binding, both);
  }
}
