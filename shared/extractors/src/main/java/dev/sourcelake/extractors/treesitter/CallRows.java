package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.source.SourceText;
import dev.sourcelake.model.table.Argument;
import dev.sourcelake.model.table.Calls;
import java.util.List;

/** Writes the rows of one file that are about what it calls. */
final class CallRows {
  private static final int LONGEST_RECEIVER = 200;

  private final FileFacts facts;
  private final SyntaxTree tree;
  private final SourceText text;
  private final Names names;

  CallRows(FileFacts facts, Names names) {
    this.facts = facts;
    this.tree = facts.tree;
    this.text = facts.file.text();
    this.names = names;
  }

  void write(FactSink out, Family family) {
    for (CallFact call : CallFinder.find(facts)) {
      String name = call.nameNode() == NONE ? null : facts.dialect.nameText(tree, call.nameNode());
      Receiver receiver = Receiver.of(call, name, facts, names);
      List<Argument> arguments = Arguments.of(call.argumentsNode(), tree, text);
      RowBatch row =
          out.begin(
                  family,
                  Calls.TABLE,
                  facts.dialect.start(call.node(), tree),
                  tree.end(call.node()))
              .set(Calls.CALL_ID, facts.numbers.calls++)
              .set(Calls.CALLER, facts.numbers.of(call.caller()))
              .set(Calls.KIND, kind(call, receiver))
              .set(Calls.RECEIVER_KIND, receiver.kind())
              .set(Calls.RECEIVER_TYPE, receiver.type())
              .set(Calls.ARGUMENT_COUNT, arguments.size())
              .set(Calls.ARGUMENTS, arguments)
              .set(Calls.CANDIDATES, receiver.candidates())
              .set(Calls.LANGUAGE, facts.language)
              .set(Calls.PARSER, FactRows.PARSER);
      if (!receiver.candidates().isEmpty()) {
        row.set(Calls.TARGET, receiver.candidates().getFirst().name());
      }
      if (name != null) {
        row.set(Calls.NAME, name)
            .set(Calls.NAME_BSTART, text.rawOffset(tree.start(call.nameNode())))
            .set(Calls.NAME_BEND, text.rawOffset(tree.end(call.nameNode())));
      }
      if (call.receiverNode() != NONE) {
        int start = facts.dialect.start(call.receiverNode(), tree);
        // A character has four bytes at most, so that this much is enough for the cut.
        int end = Math.min(call.receiverEnd(tree), start + 4 * LONGEST_RECEIVER);
        row.set(Calls.RECEIVER, Text.cut(tree.text(start, end), LONGEST_RECEIVER));
      }
    }
  }

  /** A call of a class of this file makes an object, whatever the syntax. */
  private String kind(CallFact call, Receiver receiver) {
    if (!call.kind().equals("call")) {
      return call.kind();
    }
    if (receiver.kind().equals("super")
        && call.nameNode() != NONE
        && tree.text(call.nameNode()).equals("__init__")) {
      return "super_call";
    }
    Definition called = names.called(call);
    return called != null && called.isType() ? "construct" : "call";
  }
}
