package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Definition.Binding;
import dev.sourcelake.extractors.treesitter.Names.Ranked;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.table.Candidate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Python file defines and imports, for those who read more from its tree. Definitions go by
 * their numbers.
 */
public final class PythonNames {
  private final FileFacts facts;
  private final Names names;
  private final NodeNumbers byNode;
  private final NodeNumbers byName;
  private final Map<Integer, ImportFact> imports = new HashMap<>();

  PythonNames(FileFacts facts) {
    this.facts = facts;
    this.names = new Names(facts);
    this.byNode = new NodeNumbers(facts.definitions.size());
    this.byName = new NodeNumbers(facts.definitions.size());
    for (Definition definition : facts.definitions) {
      byNode.putIfAbsent(definition.node, facts.numbers.of(definition));
      byName.putIfAbsent(definition.nameNode, facts.numbers.of(definition));
    }
    for (ImportFact each : facts.imports) {
      int named = each.nameNode() == NONE ? each.moduleNode() : each.nameNode();
      imports.put(each.aliasNode() == NONE ? named : each.aliasNode(), each);
    }
  }

  /** The number of the definition that a node of the tree is, or null. */
  public Integer of(int node) {
    return byNode.get(node);
  }

  /** The number of the definition whose name a node of the tree is, or null. */
  public Integer named(int node) {
    return byName.get(node);
  }

  /** The number of the definition around one; the module's own is its own. */
  public int around(int definition) {
    Definition parent = facts.definitions.get(definition).parent;
    return parent == null ? definition : facts.numbers.of(parent);
  }

  /** Offset of the byte after a definition, of a class or function after its body. */
  public int end(int definition) {
    return facts.tree.end(facts.definitions.get(definition).node);
  }

  /** Whether a definition is a class. */
  public boolean isClass(int definition) {
    return facts.definitions.get(definition).isType();
  }

  /** The qualified name of a definition. */
  public String qualifiedName(int definition) {
    return facts.definitions.get(definition).qualifiedName;
  }

  /** What a plain or dotted name may mean where it is seen from a definition's body. */
  public List<Candidate> meanings(String dotted, int definition) {
    return names.meanings(dotted, facts.definitions.get(definition));
  }

  /** What a name in a head's types may mean: a type parameter, or what is seen around. */
  public List<Candidate> typeMeanings(String dotted, int definition) {
    Definition own = facts.definitions.get(definition);
    Binding binding = own.binding(Text.before(dotted, '.'));
    boolean parameter =
        binding != null
            && binding.definition() != null
            && binding.definition().kind.equals("type_parameter");
    return names.meanings(dotted, parameter || own.parent == null ? own : own.parent);
  }

  /** What a name that the file does not bind may mean, with what is asked of it. */
  public List<Candidate> unbound(String dotted) {
    return names.unbound(dotted);
  }

  /** What a member of a class may be: its own, else its parents'. */
  public List<Candidate> members(int type, String name) {
    Ranked ranked = new Ranked();
    names.addMember(facts.definitions.get(type), name, ranked, 0);
    return ranked.list();
  }

  /** The number of a class's own member, or null. */
  public Integer member(int type, String name) {
    Binding own = facts.definitions.get(type).binding(name);
    return own == null || own.definition() == null ? null : facts.numbers.of(own.definition());
  }

  /** The number of the class that a method's first parameter is of, or null. */
  public Integer selfType(String receiver, int function) {
    Definition type = facts.dialect.selfType(receiver, facts.definitions.get(function), facts.tree);
    return type == null ? null : facts.numbers.of(type);
  }

  /**
   * What the name that an import binds may mean, by the node of that name: this import, others in
   * its scope, and what is assigned beside them; none where the node is of no import.
   */
  public List<Candidate> imported(int nameNode) {
    ImportFact imported = imports.get(nameNode);
    if (imported == null || imported.boundName() == null) {
      return List.of();
    }
    Integer scope = byNode.get(facts.dialect.importScope(imported, facts));
    Ranked ranked = new Ranked();
    Binding bound = facts.definitions.get(scope == null ? 0 : scope).binding(imported.boundName());
    for (Binding each = bound; each != null; each = each.next()) {
      if (each.imported() != null || each.definition().id == NONE) {
        Names.add(each, "", ranked);
      }
    }
    return ranked.list();
  }

  /** The qualified name of what an import names, by the node of the name it binds; or null. */
  public String importTarget(int nameNode) {
    ImportFact imported = imports.get(nameNode);
    return imported == null ? null : imported.target();
  }

  /** The definition in whose body a node stands. */
  public int enclosing(int node) {
    SyntaxTree tree = facts.tree;
    for (int at = tree.parent(node); at != NONE; at = tree.parent(at)) {
      Integer number = byNode.get(at);
      if (number != null
          && (facts.definitions.get(number).isType()
              || facts.definitions.get(number).isFunction())) {
        return number;
      }
    }
    return 0;
  }
}
