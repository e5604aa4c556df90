package dev.sourcelake.extractors.java.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the walk stands: what names mean there, and the scope, code and type around it. */
final class Environment {
  final ScopedNames<Declaration> variables = new ScopedNames<>();
  final ScopedNames<Declaration> types = new ScopedNames<>();
  private final ScopedNames<Declaration> labels = new ScopedNames<>();
  final List<Scope> scopes = new ArrayList<>();
  private final Map<String, Declaration> imports = new HashMap<>();
  private Scope scope;
  private Body body;
  private DeclaredType enclosing;
  private int owner = -1;

  /** What {@link #leave} goes back to. */
  record Mark(
      int variables,
      int types,
      int labels,
      Scope scope,
      Body body,
      DeclaredType enclosing,
      int owner) {}

  Scope scope() {
    return scope;
  }

  /** The innermost type around; null at the top of the file. */
  DeclaredType enclosing() {
    return enclosing;
  }

  /** The definition around; -1 at the top. */
  int owner() {
    return owner;
  }

  /** Enters a part without a scope of its own. */
  Mark enter() {
    return new Mark(
        variables.enter(), types.enter(), labels.enter(), scope, body, enclosing, owner);
  }

  /** Enters a scope. */
  Mark enter(String kind, String name, int start, int end, int defId) {
    Mark mark = enter();
    scope = new Scope(scopes.size(), scope, kind, name, start, end, defId);
    scopes.add(scope);
    return mark;
  }

  /** Makes the present scope code with locals of its own; its labels are its own as well. */
  void startBody() {
    body = new Body(scope, body);
  }

  void startType(DeclaredType type) {
    enclosing = type;
  }

  void startDefinition(int defId) {
    owner = defId;
  }

  /** Leaves what was entered. */
  void leave(Mark mark) {
    variables.leave(mark.variables());
    types.leave(mark.types());
    labels.leave(mark.labels());
    scope = mark.scope();
    body = mark.body();
    enclosing = mark.enclosing();
    owner = mark.owner();
  }

  /** Adds a declaration to the present scope, its name not yet in use. */
  void add(Declaration declaration) {
    declaration.scope = scope;
    declaration.body = body;
    scope.declared.add(declaration);
  }

  /** Brings a variable's name into use. */
  void use(Declaration variable) {
    variables.declare(variable.name, variable);
  }

  void useType(Declaration type) {
    types.declare(type.name, type);
  }

  void useLabel(Declaration label) {
    labels.declare(label.name, label);
  }

  Declaration label(String name) {
    return labels.get(name);
  }

  /** Notes that a local is used here: code between its own and this one captures it. */
  void capture(Declaration local) {
    Scope home = local.body == null ? null : local.body.scope();
    for (Body at = body; at != null && at.scope() != home; at = at.outer()) {
      local.captured = true;
      if (!at.scope().capture(local)) {
        return;
      }
    }
  }

  /** Notes a variable or method that the file does not declare. */
  void unresolved(String name, int start, int end, String namespace, Types known) {
    if (isImported(name)) {
      return;
    }
    DeclaredType heir = enclosing;
    while (heir != null && !heir.hasUnknownParent(known)) {
      heir = heir.outer;
    }
    Scope at = heir == null ? scopes.getFirst() : heir.scope;
    at.addUnresolved(new Scope.Unresolved(name, start, end, namespace, heir != null));
  }

  /** Notes a type that the file does not declare. */
  void unresolvedType(String name, int start, int end) {
    if (!isImported(name)) {
      scopes.getFirst().addUnresolved(new Scope.Unresolved(name, start, end, "type", false));
    }
  }

  /** Adds a name that a single import brings into the file. */
  void addImport(Declaration imported) {
    add(imported);
    imports.putIfAbsent(imported.name, imported);
  }

  private boolean isImported(String name) {
    Declaration imported = imports.get(name);
    if (imported != null) {
      imported.referenced = true;
    }
    return imported != null;
  }
}
