package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.BytecodeInstructions;
import dev.sourcelake.model.table.BytecodeReferences;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The class file under way: where its rows go, its names, and what is wrong with it. */
final class ClassContext {
  private static final byte[] NONE = {};
  private static final Set<String> DEBUG =
      Set.of(
          "SourceFile",
          "SourceDebugExtension",
          "LineNumberTable",
          "LocalVariableTable",
          "LocalVariableTypeTable",
          "MethodParameters");

  private final FactSink out;
  private final Pool pool;
  private final Problems problems;
  private final TextBudget budget;
  private final boolean wantsReferences;
  private final boolean wantsInstructions;
  private final Set<String> debug = new HashSet<>();
  private byte[] className = NONE;
  private byte[] sourceFile = NONE;

  /** The tables of which the class's names are known to all rows that follow. */
  private final Set<Dataset> begun = new HashSet<>();

  private Dataset last;

  ClassContext(FactSink out, Pool pool, Problems problems, TextBudget budget) {
    this.out = out;
    this.pool = pool;
    this.problems = problems;
    this.budget = budget;
    this.wantsReferences = wants(BytecodeReferences.TABLE);
    this.wantsInstructions = wants(BytecodeInstructions.TABLE);
  }

  void setClass(byte[] name) {
    className = name;
  }

  void setSourceFile(byte[] name) {
    sourceFile = name;
  }

  /** Remembers an attribute's name if it is one for debuggers. */
  void noteDebug(String attribute) {
    if (DEBUG.contains(attribute)) {
      debug.add(attribute);
    }
  }

  /** The names of attributes for debuggers that were met so far, sorted. */
  List<String> debugAttributes() {
    return debug.stream().sorted().toList();
  }

  boolean wants(Dataset dataset) {
    return out.wants(Family.BYTECODE, dataset);
  }

  boolean wantsReferences() {
    return wantsReferences;
  }

  boolean wantsInstructions() {
    return wantsInstructions;
  }

  /** Starts a row; the class and its source file are set where they are known. */
  RowBatch begin(Dataset dataset, Column classColumn, Column sourceFileColumn) {
    RowBatch row = out.begin(Family.BYTECODE, dataset);
    budget.take(className.length + sourceFile.length);
    if (dataset != last) {
      last = dataset;
      if (begun.add(dataset)) {
        keep(row, classColumn, className);
        keep(row, sourceFileColumn, sourceFile);
      }
    }
    return row;
  }

  /** Sets text in this row and all that follow; what is empty is left null. */
  void keep(RowBatch row, Column column, byte[] utf8) {
    row.keep(column, utf8.length == 0 ? null : utf8);
  }

  /** Sets text; what is empty is left null. */
  void text(RowBatch row, Column column, byte[] utf8) {
    if (utf8 != null && utf8.length > 0) {
      budget.take(utf8.length);
      row.set(column, utf8, 0, utf8.length);
    }
  }

  /** Sets text. */
  void text(RowBatch row, Column column, String text) {
    if (text != null) {
      budget.take(text.length());
      row.set(column, text);
    }
  }

  /** Sets a list of texts. */
  void texts(RowBatch row, Column column, List<String> texts) {
    texts.forEach(text -> budget.take(text.length()));
    row.set(column, texts);
  }

  Pool pool() {
    return pool;
  }

  Problems problems() {
    return problems;
  }

  TextBudget budget() {
    return budget;
  }
}
