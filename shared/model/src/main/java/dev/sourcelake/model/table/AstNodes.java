package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Nodes of syntax trees. */
public final class AstNodes {
  private static final DatasetBuilder T =
      Dataset.named(
              "ast_nodes", "A node of the syntax tree, in the terms of the language's own grammar.")
          .file()
          .span();

  public static final Column NODE_ID =
      T.int32("node_id", "number of the node in its file, in pre-order from 0");
  public static final Column PARENT =
      T.int32("parent_node_id", "the node it is a part of; null for the root");
  public static final Column ROLE = T.text("role", "which part of its parent it is");
  public static final Column INDEX =
      T.int32(
          "role_index", "place among the parts of that role, from 0; null where there is only one");
  public static final Column KIND =
      T.text("kind", "class of the node: JavaParser's for Java, CPython's for Python");
  public static final Column VALUE =
      T.text("value", "name, operator or constant that it holds itself, cut at 200 characters");
  public static final Column LANGUAGE = T.text("language", "language of the file");
  public static final Column PARSER = T.text("parser", "the parser that read it");

  public static final Dataset TABLE =
      T.fullProfileOnly()
          .sortedBy("path", "node_id")
          .statistics("kind")
          .bloomFilters("kind")
          .writtenBy(Family.AST);

  private AstNodes() {}
}
