package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Definition.Binding;
import dev.sourcelake.extractors.treesitter.Names.Ranked;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.table.Candidate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a call's receiver is, and what the call may mean because of it.
 *
 * @param kind none, this, super, module, type, variable, call, literal or other
 * @param type its type, where the file shows it, or null
 * @param candidates what may be called
 */
record Receiver(String kind, String type, List<Candidate> candidates) {
  private static final Pattern DOTTED = Pattern.compile("[\\w$@]+(\\s*\\.\\s*[\\w$#]+)*");
  private static final int LONGEST_DOTTED = 200;
  private static final Set<String> CALLS =
      Set.of(
          "call",
          "call_expression",
          "new_expression",
          "await",
          "await_expression",
          "method_invocation",
          "object_creation_expression",
          "function_call",
          "function_call_expression",
          "instance_expression",
          "invocation_expression",
          "macro_invocation",
          "member_call_expression",
          "nullsafe_member_call_expression",
          "scoped_call_expression");

  /**
   * The receiver of a call.
   *
   * @param name the simple name of what is called, or null
   */
  static Receiver of(CallFact call, String name, FileFacts facts, Names names) {
    Receiver found = find(call, name, facts, names);
    return call.kind().equals("construct")
        ? new Receiver(found.kind(), found.type(), facts.dialect.constructors(found.candidates()))
        : found;
  }

  private static Receiver find(CallFact call, String name, FileFacts facts, Names names) {
    SyntaxTree tree = facts.tree;
    Definition from = call.caller();
    if (call.kind().equals("super_call")) {
      return new Receiver("none", null, superCall(from, facts, names));
    }
    if (call.kind().equals("this_call")) {
      return new Receiver("none", null, thisCall(from, facts, names));
    }
    if (call.receiverNode() == NONE && call.kind().equals("call") && isMember(name, from, facts)) {
      return new Receiver("none", null, names.memberMeanings(name, from));
    }
    if (call.receiverNode() == NONE) {
      return new Receiver("none", null, name == null ? List.of() : meanings(name, call, names));
    }
    int node = call.receiverNode();
    if (name == null) {
      return new Receiver(CALLS.contains(tree.kind(node)) ? "call" : "other", null, List.of());
    }
    String literal = facts.dialect.literalType(tree, node);
    if (literal != null) {
      String member = Names.joined(Names.joined(facts.dialect.literalModule(), literal), name);
      return new Receiver("literal", literal, List.of(new Candidate(member, "builtin", 0)));
    }
    String text =
        call.receiverEnd(tree) - tree.start(node) > LONGEST_DOTTED
            ? ""
            : facts.dialect.plainReceiver(
                tree.text(facts.dialect.start(node, tree), call.receiverEnd(tree)), call, facts);
    Ranked ranked = new Ranked();
    Definition self = facts.dialect.selfType(text, from, tree);
    if (self != null) {
      names.addMember(self, name, ranked, 0);
      return new Receiver("this", self.name, ranked.list());
    }
    if (facts.dialect.isSuper(text)) {
      Definition type = from.enclosingType();
      if (type != null) {
        names.addInherited(type, name, ranked, 0);
      }
      return new Receiver("super", null, ranked.list());
    }
    if (CALLS.contains(tree.kind(node))) {
      return new Receiver("call", null, List.of());
    }
    return Text.isDotted(text, '$') || DOTTED.matcher(text).matches()
        ? named(Text.withoutSpace(text), name, call, facts, names)
        : new Receiver("other", null, List.of());
  }

  private static List<Candidate> meanings(String name, CallFact call, Names names) {
    return call.kind().equals("construct")
        ? names.typeMeanings(name, call.caller())
        : names.meanings(name, call.caller(), call.node());
  }

  private static boolean isMember(String name, Definition from, FileFacts facts) {
    return name != null && facts.dialect.callsAreOfMembers() && from.enclosingType() != null;
  }

  private static List<Candidate> thisCall(Definition from, FileFacts facts, Names names) {
    Definition type = from.enclosingType();
    Ranked ranked = new Ranked();
    if (type != null && facts.dialect.constructsTypes()) {
      ranked.add(type.qualifiedName, "file");
    } else if (type != null) {
      names.addMember(type, facts.dialect.constructorName(), ranked, 0);
    }
    return ranked.list();
  }

  private static List<Candidate> superCall(Definition from, FileFacts facts, Names names) {
    Definition type = from.enclosingType();
    Ranked ranked = new Ranked();
    if (type != null && facts.dialect.constructsTypes()) {
      return type.supertypes.isEmpty()
          ? List.of()
          : names.typeMeanings(type.supertypes.getFirst().text(), type.parent);
    }
    if (type != null) {
      names.addInherited(type, facts.dialect.superName(from), ranked, 0);
    }
    return ranked.list();
  }

  private static Receiver named(
      String dotted, String name, CallFact call, FileFacts facts, Names names) {
    Definition from = call.caller();
    Ranked ranked = new Ranked();
    int dot = dotted.indexOf('.');
    String first = dot < 0 ? dotted : dotted.substring(0, dot);
    Binding binding = names.lookUp(first, from, call.node());
    if (binding == null) {
      Definition self = facts.dialect.selfType(first, from, facts.tree);
      boolean field = self != null && dot > 0 && dotted.indexOf('.', dot + 1) < 0;
      Binding member = field ? self.binding(dotted.substring(dot + 1)) : null;
      if (member != null && member.definition() != null) {
        return variable(member.definition(), name, names);
      }
      if (facts.dialect.namesType(dotted)) {
        return new Receiver("type", dotted, names.meanings(dotted + "." + name, from));
      }
      return call.isPath(facts.tree)
          ? new Receiver("module", null, names.meanings(dotted + "." + name, from))
          : new Receiver("variable", null, builtin(first, dotted, name, facts));
    }
    if (binding.imported() != null) {
      String rest = dot < 0 ? "" : dotted.substring(dot);
      Names.addAll(binding, rest + "." + name, from, call.node(), ranked);
      return new Receiver("module", null, ranked.list());
    }
    Definition definition = binding.definition();
    if (definition.isType() && dot < 0) {
      names.addMember(definition, name, ranked, 0);
      return new Receiver("type", definition.name, ranked.list());
    }
    if (facts.dialect.namesWholePaths() && (definition.isType() || isNamespace(definition))) {
      return member(definition, dotted.substring(Math.max(0, dot)), name, names);
    }
    if (dot >= 0) {
      Definition self = facts.dialect.selfType(first, from, facts.tree);
      String rest = dotted.substring(dot + 1);
      Binding member = self == null ? null : self.binding(rest);
      return member == null || member.definition() == null
          ? new Receiver("variable", null, List.of())
          : variable(member.definition(), name, names);
    }
    return variable(definition, name, names);
  }

  private static boolean isNamespace(Definition definition) {
    return definition.kind.equals("namespace");
  }

  /** A call of what a path of types and namespaces leads to, as far as this file shows it. */
  private static Receiver member(Definition around, String rest, String name, Names names) {
    Definition at = around;
    int dot = 0;
    while (at != null && dot < rest.length()) {
      int next = rest.indexOf('.', dot + 1);
      int end = next < 0 ? rest.length() : next;
      Binding binding = at.binding(rest.substring(dot + 1, end));
      at = binding == null ? null : binding.definition();
      dot = end;
    }
    Ranked ranked = new Ranked();
    if (at != null && at.isType()) {
      names.addMember(at, name, ranked, 0);
      return new Receiver("type", at.name, ranked.list());
    }
    ranked.add(Names.joined(around.qualifiedName + rest, name), "file");
    return new Receiver(isNamespace(around) ? "module" : "type", null, ranked.list());
  }

  private static Receiver variable(Definition variable, String name, Names names) {
    Ranked ranked = new Ranked();
    Definition table = names.ownerOf(variable);
    if (table != null) {
      names.addMember(table, name, ranked, 0);
      return new Receiver("variable", null, ranked.list());
    }
    if (variable.type != null && variable.parent != null) {
      names.addMember(variable.type, name, variable.parent, ranked);
    }
    return new Receiver("variable", variable.type, ranked.list());
  }

  private static List<Candidate> builtin(
      String first, String dotted, String name, FileFacts facts) {
    if (!facts.dialect.builtins().contains(first)) {
      return List.of();
    }
    String qualified = Names.joined(facts.dialect.builtinModule(), dotted + "." + name);
    return List.of(new Candidate(qualified, "builtin", 0));
  }
}
