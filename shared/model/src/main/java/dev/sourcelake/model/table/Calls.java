package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Calls and constructions. */
public final class Calls {
  private static final DatasetBuilder T =
      Dataset.named("calls", "A call or a construction; the span is the whole expression.")
          .file()
          .span();

  public static final Column CALL_ID =
      T.int32("call_id", "number of the call in its file, in pre-order from 0");
  public static final Column CALLER =
      T.int32("caller_def_id", "the definition in whose body it stands");
  public static final Column KIND =
      T.text("kind", "call, construct, this_call, super_call, method_reference or decorator");
  public static final Column NAME = T.text("name", "simple name of what is called");
  public static final Column NAME_BSTART =
      T.int32("name_bstart", "first byte of the name in the raw file");
  public static final Column NAME_BEND = T.int32("name_bend", "byte after the name");
  public static final Column RECEIVER =
      T.text("receiver", "the expression before the name as written, cut at 200 characters");
  public static final Column RECEIVER_KIND =
      T.text("receiver_kind", "none, this, super, module, type, variable, call, literal or other");
  public static final Column RECEIVER_TYPE =
      T.text("receiver_type", "type of the receiver, where the file shows it");
  public static final Column ARGUMENT_COUNT =
      T.int32("argument_count", "how many arguments there are");
  public static final Column ARGUMENTS =
      T.optional("arguments", Argument.LIST, "the arguments in order");
  public static final Column TARGET = T.text("target", "qualified name of the first candidate");
  public static final Column CANDIDATES =
      T.optional("candidates", Candidate.LIST, "what may be called");
  public static final Column LANGUAGE = T.text("language", "language of the file");
  public static final Column PARSER = T.text("parser", "the parser that read it");

  public static final Dataset TABLE =
      T.sortedBy("path", "bstart", "call_id")
          .statistics("name")
          .bloomFilters("name", "target")
          .writtenBy(Family.AST, Family.TREE_SITTER);

  private Calls() {}
}
