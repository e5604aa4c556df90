package dev.sourcelake.extractors.java.names;

import dev.sourcelake.extractors.Jdk;
import dev.sourcelake.model.table.Candidate;
import java.util.ArrayList;
import java.util.List;

/** What the walks share: where they stand, what is known, and the references found so far. */
final class Binder {
  final Places places;
  final Environment environment = new Environment();
  final Types types;
  final TypeReader reader;
  final Overloads overloads;
  final List<Reference> references = new ArrayList<>();
  final TypeUses typeUses;
  final Expressions expressions;
  final Statements statements;
  final Declarations declarations;

  Binder(Places places, Outside outside, String packageName) {
    this.places = places;
    types = new Types(environment, outside);
    reader = new TypeReader(places, packageName);
    overloads = new Overloads(types);
    typeUses = new TypeUses(this);
    expressions = new Expressions(this);
    statements = new Statements(this);
    declarations = new Declarations(this);
  }

  /** Notes an occurrence of a name. */
  Reference occurrence(String name, int start, Role role) {
    return occurrence(name, start, places.nameEnd(start, name), role);
  }

  Reference occurrence(String name, int start, int end, Role role) {
    Reference reference = new Reference(start, end, name, role, environment.owner());
    references.add(reference);
    return reference;
  }

  /** Says what an occurrence means. */
  void bind(Reference reference, Declaration meant) {
    reference.binding = meant.defId;
    if (reference.role.writes()) {
      meant.assigned = true;
    }
    if (reference.role != Role.WRITE) {
      meant.referenced = true;
    }
    if (meant.isLocal()) {
      environment.capture(meant);
    }
  }

  /** Notes a declaration's own name. */
  void declared(Declaration declaration) {
    if (declaration.start >= 0) {
      Reference reference =
          occurrence(declaration.name, declaration.start, declaration.end, Role.DECLARATION);
      reference.binding = declaration.defId;
    }
  }

  /** Adds a local to the present scope and brings its name into use. */
  void declareLocal(Declaration local) {
    environment.add(local);
    declared(local);
    environment.use(local);
  }

  /** An occurrence that means something of other files. */
  void unbound(Reference reference, List<Candidate> candidates) {
    reference.candidates = candidates;
  }

  /** The types of this file whose member of that name is imported. */
  List<DeclaredType> importedFrom(String member) {
    List<DeclaredType> owners = new ArrayList<>(0);
    for (String each : types.outside().members(member)) {
      addOwner(owners, each.substring(0, Math.max(0, each.lastIndexOf('.'))));
    }
    types.outside().membersOnDemand().forEach(each -> addOwner(owners, each));
    return owners;
  }

  private void addOwner(List<DeclaredType> owners, String name) {
    Declaration owner = reader.named(name);
    if (owner != null) {
      owners.add(owner.type);
    }
  }

  /** A variable or method of no declaration in the file: imported or inherited. */
  void unresolved(Reference reference, String namespace) {
    List<Candidate> found = new ArrayList<>();
    String name = reference.name;
    types.outside().members(name).forEach(full -> add(found, full, "import"));
    boolean everywhere = namespace.equals("method") && Jdk.OBJECT_METHODS.contains(name);
    DeclaredType heir = environment.enclosing();
    for (; heir != null && found.size() < Types.MOST_CANDIDATES; heir = heir.outer) {
      types.inherited(heir, name).forEach(each -> add(found, each.name(), each.source()));
      if (everywhere) {
        break;
      }
    }
    types.outside().membersOnDemand().forEach(owner -> add(found, owner + "." + name, "wildcard"));
    reference.candidates = found;
    environment.unresolved(name, reference.start, reference.end, namespace, types);
  }

  private static void add(List<Candidate> found, String name, String source) {
    for (Candidate each : found) {
      if (each.name().equals(name)) {
        return;
      }
    }
    found.add(new Candidate(name, source, found.size()));
  }
}
