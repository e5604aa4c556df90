package dev.sourcelake.extractors.python.symtable;

import dev.sourcelake.extractors.python.syntax.Context;
import dev.sourcelake.extractors.python.syntax.Kind;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.python.syntax.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Makes the scopes of a file and collects what its source says of each name. */
public final class ScopeBuilder {
  private static final String CLASS_DICTIONARY = "__classdict__";
  private static final String ANNOTATE = "__annotate__";

  private final boolean futureAnnotations;
  private final List<Scope> scopes = new ArrayList<>();
  private final Map<Node, String> mangledNames = new HashMap<>();
  private Scope module;
  private Scope scope;

  /** The class whose private names are mangled, or null. */
  private String privateOf;

  private ScopeBuilder(boolean futureAnnotations) {
    this.futureAnnotations = futureAnnotations;
  }

  /**
   * The scopes of a file, every name decided; nodes of names are noted where they are bound.
   *
   * @throws StackOverflowError where the nesting is too deep for the thread's stack
   */
  public static SymbolTable build(Node module) {
    ScopeBuilder builder = new ScopeBuilder(importsAnnotations(module));
    builder.scope = builder.made(new Scope(ScopeKind.MODULE, "top", module, null));
    builder.module = builder.scope;
    builder.visitParts(module);
    ScopeAnalysis.decide(builder.module);
    return new SymbolTable(builder.module, builder.scopes, builder.mangledNames);
  }

  private Scope made(Scope made) {
    made.number = scopes.size();
    scopes.add(made);
    return made;
  }

  /** Notes in which scope the name that a node holds is looked up or bound. */
  private void note(Node node) {
    note(node, scope);
  }

  private void note(Node node, Scope in) {
    node.noteScope(in.number);
    String name = node.value();
    String mangled = name == null ? null : mangled(name, scope);
    if (mangled != null && !mangled.equals(name)) {
      mangledNames.put(node, mangled);
    }
  }

  private static boolean importsAnnotations(Node module) {
    for (Node statement : module.parts(Role.BODY)) {
      if (statement.is(Kind.IMPORT_FROM) && "__future__".equals(statement.value())) {
        for (Node name : statement.parts(Role.NAMES)) {
          if (name.value().equals("annotations") || name.value().startsWith("annotations as ")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void visitParts(Node node) {
    for (int i = 0; i < node.size(); i++) {
      if (node.part(i) != null) {
        visit(node.part(i));
      }
    }
  }

  private void visitAll(Node node, Role role) {
    for (int i = 0; i < node.size(); i++) {
      if (node.role(i) == role && node.part(i) != null) {
        visit(node.part(i));
      }
    }
  }

  private void visit(Node node) {
    switch (node.kind()) {
      case NAME -> name(node);
      case FUNCTION_DEF, ASYNC_FUNCTION_DEF -> function(node);
      case CLASS_DEF -> type(node);
      case TYPE_ALIAS -> typeAlias(node);
      case LAMBDA -> lambda(node);
      case LIST_COMP -> comprehension(node, "listcomp");
      case SET_COMP -> comprehension(node, "setcomp");
      case DICT_COMP -> comprehension(node, "dictcomp");
      case GENERATOR_EXP -> comprehension(node, "genexpr");
      case ANN_ASSIGN -> annotated(node);
      case NAMED_EXPR -> named(node);
      case IMPORT, IMPORT_FROM -> node.parts(Role.NAMES).forEach(this::imported);
      case GLOBAL -> declared(node, Symbol.GLOBAL);
      case NONLOCAL -> declared(node, Symbol.NONLOCAL);
      case FOR, ASYNC_FOR, WHILE, IF, MATCH, TRY, TRY_STAR, WITH, ASYNC_WITH -> {
        boolean before = scope.conditional;
        scope.conditional = true;
        visitParts(node);
        scope.conditional = before;
      }
      case EXCEPT_HANDLER -> {
        visitAll(node, Role.TYPE);
        if (node.value() != null) {
          add(node.value(), Symbol.ASSIGNED, node);
          note(node);
        }
        visitAll(node, Role.BODY);
      }
      case MATCH_AS, MATCH_STAR, MATCH_MAPPING -> {
        visitParts(node);
        if (node.value() != null) {
          add(node.value(), Symbol.ASSIGNED, node);
          note(node);
        }
      }
      case BIN_OP -> operation(node);
      case YIELD, YIELD_FROM -> {
        visitParts(node);
        scope.generator = true;
      }
      case AWAIT -> {
        visitParts(node);
        scope.coroutine = true;
      }
      default -> visitParts(node);
    }
  }

  /** Sums of thousands of parts are no deeper than one. */
  private void operation(Node node) {
    Deque<Node> chain = new ArrayDeque<>();
    Node left = node;
    while (left.is(Kind.BIN_OP)) {
      chain.push(left);
      left = left.part(Role.LEFT);
    }
    visit(left);
    chain.forEach(operation -> visit(operation.part(Role.RIGHT)));
  }

  private void name(Node name) {
    note(name);
    if (scope.unevaluated) {
      return;
    }
    boolean load = name.context() == Context.LOAD;
    add(name.value(), load ? Symbol.REFERENCED : Symbol.ASSIGNED, name);
    if (load && name.value().equals("super") && scope.kind().isFunctionLike()) {
      add("__class__", Symbol.REFERENCED, name);
    }
  }

  private void imported(Node alias) {
    note(alias);
    String value = alias.value();
    int as = value.indexOf(" as ");
    String bound = as >= 0 ? value.substring(as + 4) : value;
    int dot = bound.indexOf('.');
    if (!bound.equals("*")) {
      add(dot < 0 ? bound : bound.substring(0, dot), Symbol.IMPORTED, alias);
    }
  }

  private void declared(Node statement, int flag) {
    note(statement);
    for (String name : statement.value().split(", ", -1)) {
      add(name, flag, statement);
    }
  }

  private void function(Node node) {
    Node arguments = node.part(Role.ARGS);
    add(node.value(), Symbol.ASSIGNED, node);
    note(node);
    visitAll(arguments, Role.DEFAULTS);
    visitAll(arguments, Role.KW_DEFAULTS);
    visitAll(node, Role.DECORATOR_LIST);
    boolean generic = node.part(Role.TYPE_PARAMS) != null;
    if (generic) {
      enterTypeParameters(node);
      add(".defaults", Symbol.PARAMETER, null);
      if (!arguments.parts(Role.KW_DEFAULTS).isEmpty()) {
        add(".kwdefaults", Symbol.PARAMETER, null);
      }
      node.parts(Role.TYPE_PARAMS).forEach(this::typeParameter);
    }
    Scope around = scope;
    Scope function = made(new Scope(ScopeKind.FUNCTION, node.value(), node, around));
    signature(node, arguments);
    attach(function);
    function.coroutine = node.is(Kind.ASYNC_FUNCTION_DEF);
    parameters(arguments);
    visitAll(node, Role.BODY);
    leave(around);
    if (generic) {
      leave(around.parent());
    }
  }

  /** The scope of a signature's annotations. */
  private void signature(Node node, Node arguments) {
    Scope around = scope;
    Scope annotation = enterAnnotation(ANNOTATE, node);
    if (around.seesClass || around.kind() == ScopeKind.CLASS) {
      scope.seesClass = true;
      add(CLASS_DICTIONARY, Symbol.REFERENCED, null);
    }
    annotations(arguments, Role.POSONLYARGS);
    annotations(arguments, Role.ARGS);
    annotations(arguments, Role.VARARG);
    annotations(arguments, Role.KWARG);
    annotations(arguments, Role.KWONLYARGS);
    if (node.part(Role.RETURNS) != null) {
      annotation.annotated = true;
      visit(node.part(Role.RETURNS));
    }
    leave(around);
  }

  private void annotations(Node arguments, Role role) {
    for (Node argument : arguments.parts(role)) {
      Node annotation = argument.part(Role.ANNOTATION);
      if (annotation != null) {
        scope.annotated = true;
        visit(annotation);
      }
    }
  }

  private void parameters(Node arguments) {
    for (Role role :
        List.of(Role.POSONLYARGS, Role.ARGS, Role.KWONLYARGS, Role.VARARG, Role.KWARG)) {
      for (Node argument : arguments.parts(role)) {
        add(argument.value(), Symbol.PARAMETER, argument);
        note(argument);
      }
    }
  }

  private void type(Node node) {
    add(node.value(), Symbol.ASSIGNED, node);
    note(node);
    visitAll(node, Role.DECORATOR_LIST);
    String outer = privateOf;
    Scope around = scope;
    boolean generic = node.part(Role.TYPE_PARAMS) != null;
    if (generic) {
      enterTypeParameters(node);
      add(".type_params", Symbol.ASSIGNED | Symbol.REFERENCED, null);
      add(".generic_base", Symbol.ASSIGNED | Symbol.REFERENCED, null);
      privateOf = node.value();
      scope.mangledNames = new HashSet<>();
      node.parts(Role.TYPE_PARAMS).forEach(this::typeParameter);
    }
    visitAll(node, Role.BASES);
    visitAll(node, Role.KEYWORDS);
    Scope inner = scope;
    enter(ScopeKind.CLASS, node.value(), node);
    privateOf = node.value();
    if (generic) {
      add("__type_params__", Symbol.ASSIGNED, null);
      add(".type_params", Symbol.REFERENCED, null);
    }
    visitAll(node, Role.BODY);
    leave(inner);
    scope = around;
    privateOf = outer;
  }

  private void typeAlias(Node node) {
    Node name = node.part(Role.NAME);
    visit(name);
    Scope around = scope;
    boolean inClass = around.kind() == ScopeKind.CLASS;
    if (node.part(Role.TYPE_PARAMS) != null) {
      enterTypeParameters(node);
      node.parts(Role.TYPE_PARAMS).forEach(this::typeParameter);
    }
    enter(ScopeKind.TYPE_ALIAS, name.value(), node);
    format();
    seeClass(inClass);
    visitAll(node, Role.VALUE);
    leave(around);
  }

  private void seeClass(boolean inClass) {
    scope.seesClass = inClass;
    if (inClass) {
      add(CLASS_DICTIONARY, Symbol.REFERENCED, null);
    }
  }

  private void enterTypeParameters(Node node) {
    boolean inClass = scope.kind() == ScopeKind.CLASS;
    String name = node.is(Kind.TYPE_ALIAS) ? node.part(Role.NAME).value() : node.value();
    enter(ScopeKind.TYPE_PARAMETERS, name, node);
    seeClass(inClass);
  }

  private void typeParameter(Node parameter) {
    if (scope.mangledNames != null) {
      scope.mangledNames.add(parameter.value());
    }
    add(parameter.value(), Symbol.TYPE_PARAMETER | Symbol.ASSIGNED, parameter);
    note(parameter);
    for (Role role : List.of(Role.BOUND, Role.DEFAULT_VALUE)) {
      Node type = parameter.part(role);
      if (type != null) {
        Scope around = scope;
        enter(ScopeKind.TYPE_VARIABLE, parameter.value(), type);
        format();
        seeClass(around.seesClass);
        visit(type);
        leave(around);
      }
    }
  }

  private void lambda(Node node) {
    Node arguments = node.part(Role.ARGS);
    visitAll(arguments, Role.DEFAULTS);
    visitAll(arguments, Role.KW_DEFAULTS);
    Scope around = scope;
    enter(ScopeKind.LAMBDA, "lambda", node);
    parameters(arguments);
    visitAll(node, Role.BODY);
    leave(around);
  }

  /** The first iterable belongs to the scope around; all else is the comprehension's. */
  private void comprehension(Node node, String name) {
    List<Node> generators = node.parts(Role.GENERATORS);
    Node first = generators.getFirst();
    visitAll(first, Role.ITER);
    Scope around = scope;
    enter(ScopeKind.COMPREHENSION, name, node);
    scope.coroutine = first.value() != null;
    add(".0", Symbol.PARAMETER, null);
    iterationTarget(first);
    visitAll(first, Role.IFS);
    for (Node generator : generators.subList(1, generators.size())) {
      iterationTarget(generator);
      visitAll(generator, Role.ITER);
      visitAll(generator, Role.IFS);
      scope.coroutine |= generator.value() != null;
    }
    visitAll(node, Role.VALUE);
    visitAll(node, Role.KEY);
    visitAll(node, Role.ELT);
    scope.generator = node.is(Kind.GENERATOR_EXP);
    boolean async = scope.coroutine && !scope.generator;
    leave(around);
    scope.coroutine |= async;
  }

  private void iterationTarget(Node generator) {
    scope.iterationTarget = true;
    visitAll(generator, Role.TARGET);
    scope.iterationTarget = false;
  }

  private void annotated(Node node) {
    Node target = node.part(Role.TARGET);
    if (target.is(Kind.NAME)) {
      note(target);
      boolean simple = target.start() == node.start();
      if (simple) {
        add(target.value(), Symbol.ANNOTATED | Symbol.ASSIGNED, target);
      } else if (node.part(Role.VALUE) != null) {
        add(target.value(), Symbol.ASSIGNED, target);
      }
    } else {
      visit(target);
    }
    annotation(node.part(Role.ANNOTATION));
    visitAll(node, Role.VALUE);
  }

  /** All annotations of variables of a scope share one scope of their own. */
  private void annotation(Node annotation) {
    Scope around = scope;
    // A module may be asked for its annotations before it has run to its end.
    boolean conditional =
        around.kind() == ScopeKind.MODULE
            || (around.kind() == ScopeKind.CLASS && around.conditional);
    if (conditional && !around.conditionalAnnotations) {
      around.conditionalAnnotations = true;
      add("__conditional_annotations__", Symbol.REFERENCED, null);
    }
    if (around.annotations == null) {
      around.annotations = enterAnnotation(ANNOTATE, annotation);
      if (around.kind() == ScopeKind.CLASS && !futureAnnotations) {
        seeClass(true);
      }
    } else {
      scope = around.annotations;
    }
    scope.annotated = true;
    scope.unevaluated = around.kind().isFunction();
    visit(annotation);
    scope = around.annotations;
    scope.unevaluated = false;
    leave(around);
  }

  private Scope enterAnnotation(String name, Node node) {
    Scope annotation = made(new Scope(ScopeKind.ANNOTATION, name, node, scope));
    inherit(annotation);
    // Where annotations stay texts, their scopes are none of the file's.
    if (!futureAnnotations) {
      scope.addChild(annotation);
    }
    scope = annotation;
    format();
    return annotation;
  }

  /** Within a comprehension the target belongs to the nearest scope that is none. */
  private void named(Node node) {
    Node target = node.part(Role.TARGET);
    if (isComprehension(scope)) {
      bindAround(target);
    }
    visitAll(node, Role.VALUE);
    visit(target);
  }

  private static boolean isComprehension(Scope of) {
    return of.kind() == ScopeKind.COMPREHENSION;
  }

  private void bindAround(Node target) {
    Scope owner = scope;
    while (isComprehension(owner)) {
      owner = owner.parent();
    }
    String name = target.value();
    if (owner.kind().isFunction()) {
      Symbol known = owner.symbol(mangled(name, owner));
      boolean global = known != null && known.has(Symbol.GLOBAL);
      add(name, global ? Symbol.GLOBAL : Symbol.NONLOCAL, target);
      add(name, Symbol.ASSIGNED, target, owner);
    } else if (owner.kind() == ScopeKind.MODULE) {
      add(name, Symbol.GLOBAL, target);
      add(name, Symbol.GLOBAL, target, owner);
    }
  }

  private void enter(ScopeKind kind, String name, Node node) {
    attach(made(new Scope(kind, name, node, scope)));
  }

  private void attach(Scope entered) {
    inherit(entered);
    scope.addChild(entered);
    scope = entered;
  }

  private void inherit(Scope entered) {
    if (scope.mangledNames != null && entered.kind() != ScopeKind.CLASS) {
      entered.mangledNames = scope.mangledNames;
    }
  }

  private void leave(Scope to) {
    scope = to;
  }

  /** What the code that evaluates annotations is given. */
  private void format() {
    add(".format", Symbol.PARAMETER | Symbol.REFERENCED, null);
  }

  private void add(String name, int flag, Node at) {
    add(name, flag, at, scope);
  }

  private void add(String name, int flag, Node at, Scope owner) {
    int start = at == null ? owner.node().start() : at.start();
    int end = at == null ? start : at.end();
    String mangled = mangled(name, scope);
    Symbol symbol = owner.symbol(mangled, start, end);
    symbol.add(flag, start, end);
    if (owner.iterationTarget) {
      symbol.add(Symbol.COMPREHENSION_VARIABLE);
    }
    if ((flag & Symbol.GLOBAL) != 0) {
      module.symbol(mangled, start, end).add(Symbol.GLOBAL, start, end);
    }
  }

  /** Private names of a class hold its name; of type parameters only those that it declares. */
  private String mangled(String name, Scope in) {
    if (privateOf == null
        || !name.startsWith("__")
        || name.endsWith("__")
        || name.indexOf('.') >= 0
        || (in.mangledNames != null && !in.mangledNames.contains(name))) {
      return name;
    }
    int from = 0;
    while (from < privateOf.length() && privateOf.charAt(from) == '_') {
      from++;
    }
    return from == privateOf.length() ? name : "_" + privateOf.substring(from) + name;
  }
}
