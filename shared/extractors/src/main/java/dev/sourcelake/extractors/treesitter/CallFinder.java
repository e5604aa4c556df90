package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Match.Topic;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Makes calls of the matches of a file, each with the definition in whose body it stands. */
final class CallFinder {
  /** Code of a definition: all nodes from one to before another. */
  private record Body(int node, Definition definition) {}

  private CallFinder() {}

  /** The calls in pre-order; of several patterns that find the same one the first counts. */
  static List<CallFact> find(FileFacts facts) {
    List<Match> matches = new ArrayList<>(facts.matches(Topic.CALL));
    matches.sort((a, b) ->
        a.node() == b.node()
            ? Integer.compare(a.pattern(), b.pattern())
            : Integer.compare(a.node(), b.node()));
    SyntaxTree tree = facts.tree;
    List<Body> bodies = bodies(facts);
    Deque<Body> around = new ArrayDeque<>();
    int next = 0;
    List<CallFact> calls = new ArrayList<>();
    int last = NONE;
    for (Match match : matches) {
      int node = match.node();
      if (node == last) {
        continue;
      }
      last = node;
      for (; next < bodies.size() && bodies.get(next).node() <= node; next++) {
        leave(around, bodies.get(next).node(), tree);
        around.push(bodies.get(next));
      }
      leave(around, node, tree);
      Definition caller = around.isEmpty() ? facts.root : around.peek().definition();
      calls.add(call(match, caller, facts));
    }
    return calls;
  }

  private static CallFact call(Match match, Definition caller, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    int path = match.node("path");
    int last = path == NONE ? NONE : facts.dialect.lastOfPath(path, tree);
    int arguments = match.node("arguments");
    // A path that begins with its sign has no receiver.
    boolean bare = last != path && tree.start(last) - tree.start(path) <= "::".length();
    return new CallFact(
        match.detail().isEmpty() ? "call" : match.detail(),
        match.node(),
        path == NONE ? match.node("name") : last,
        path == NONE || last == path ? match.node("receiver") : bare ? NONE : path,
        arguments == NONE && tree.grammar().hasField("arguments")
            ? tree.child(match.node(), "arguments")
            : arguments,
        caller);
  }

  private static List<Body> bodies(FileFacts facts) {
    List<Body> bodies = new ArrayList<>();
    for (Definition definition : facts.definitions) {
      for (int body : facts.dialect.bodies(definition, facts.tree)) {
        bodies.add(new Body(body, definition));
      }
    }
    bodies.sort((a, b) ->
        a.node() == b.node()
            ? Integer.compare(a.definition().id, b.definition().id)
            : Integer.compare(a.node(), b.node()));
    return bodies;
  }

  private static void leave(Deque<Body> around, int node, SyntaxTree tree) {
    while (!around.isEmpty() && node >= tree.after(around.peek().node())) {
      around.pop();
    }
  }
}
