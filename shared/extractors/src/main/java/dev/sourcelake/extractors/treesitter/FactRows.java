package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SecretRedactor;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.source.SourceText;
import dev.sourcelake.model.table.Candidate;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.model.table.Imports;
import dev.sourcelake.model.table.Supertypes;
import java.security.MessageDigest;
import java.util.List;

/** Writes the rows of one file that are about what it defines and imports. */
final class FactRows {
  static final String PARSER = "tree-sitter";

  private final FileFacts facts;
  private final SyntaxTree tree;
  private final Dialect dialect;
  private final SourceText text;
  private final FactSink out;
  private final Family family;
  private final MessageDigest digest;

  /** Rows of a file; the digest is free to be used. */
  FactRows(FileFacts facts, FactSink out, Family family, MessageDigest digest) {
    this.digest = digest;
    this.facts = facts;
    this.tree = facts.tree;
    this.dialect = facts.dialect;
    this.text = facts.file.text();
    this.out = out;
    this.family = family;
  }

  void writeDefinitions() {
    TokenDigest bodies = new TokenDigest(tree, digest);
    Symbols symbols =
        new Symbols(
            facts.file.settings(),
            dialect.symbolModule(facts),
            dialect.moduleSeparator(),
            facts.definitions.size(),
            dialect.redeclares());
    for (Definition definition : facts.definitions) {
      int node = definition.node;
      boolean whole = definition == facts.root;
      if (whole && facts.numbers.isEmbedded()) {
        continue;
      }
      RowBatch row =
          out.begin(
              family,
              Definitions.TABLE,
              whole ? text.bom() : tree.start(node),
              whole ? text.utf8().length : dialect.end(node, tree));
      row.set(Definitions.DEF_ID, facts.numbers.of(definition))
          .set(Definitions.KIND, definition.kind)
          .set(Definitions.NAME, definition.name)
          .set(
              Definitions.QUALIFIED_NAME,
              definition.name == null ? null : qualifiedName(definition))
          .set(Definitions.SYMBOL, facts.numbers.isEmbedded() ? null : symbols.of(definition))
          .set(Definitions.MODIFIERS, dialect.modifiersOf(definition, tree))
          .set(Definitions.VISIBILITY, whole ? null : dialect.visibility(definition, facts))
          .set(Definitions.IMPLICIT, false)
          .set(Definitions.LANGUAGE, facts.language)
          .set(Definitions.PARSER, PARSER);
      if (definition.parent != null) {
        row.set(Definitions.PARENT, facts.numbers.of(definition.rowParent()));
      }
      span(row, Definitions.NAME_BSTART, Definitions.NAME_BEND, definition.nameNode);
      if (definition.typeDeclared) {
        row.set(Definitions.TYPE, definition.type);
      }
      if (definition.isCallable() || (definition.isType() && !whole)) {
        row.set(
            Definitions.SIGNATURE,
            SecretRedactor.redact(Signatures.written(definition, dialect, tree)));
      }
      if (hasParameters(definition) && definition.name != null) {
        row.set(Definitions.ERASED, Signatures.erased(definition));
      }
      int body = dialect.body(definition, tree);
      if (body != NONE) {
        row.set(Definitions.BODY_BSTART, text.rawOffset(tree.start(body)))
            .set(Definitions.BODY_BEND, text.rawOffset(dialect.end(body, tree)));
        row.set(Definitions.BODY_SHA256, bodies.of(body));
      }
    }
  }

  /** A macro without parameters stands for a value. */
  private static boolean hasParameters(Definition definition) {
    return definition.isFunction() || !definition.parameterTypes.isEmpty();
  }

  /** Files of languages that name no modules have no qualified name. */
  private static String qualifiedName(Definition definition) {
    return definition.qualifiedName == null || definition.qualifiedName.isEmpty()
        ? null
        : definition.qualifiedName;
  }

  void writeSupertypes(Names names) {
    for (Definition type : facts.definitions) {
      for (int i = 0; i < type.supertypes.size(); i++) {
        Supertype parent = type.supertypes.get(i);
        List<Candidate> candidates = names.typeMeanings(parent.text(), type.parent, type.node);
        String simple = dialect.typeName(parent.text());
        out.begin(family, Supertypes.TABLE, tree.start(parent.node()), tree.end(parent.node()))
            .set(Supertypes.DEF_ID, facts.numbers.of(type))
            .set(Supertypes.INDEX, i)
            .set(Supertypes.KIND, parent.kind())
            .set(Supertypes.TEXT, parent.text())
            .set(Supertypes.NAME, simple == null ? null : Text.after(simple, '.'))
            .set(Supertypes.TARGET, candidates.isEmpty() ? null : candidates.getFirst().name())
            .set(Supertypes.CANDIDATES, candidates);
      }
    }
  }

  void writeImports() {
    for (ImportFact imported : facts.imports) {
      RowBatch row = out.begin(family, Imports.TABLE, imported.start(), imported.end());
      row.set(Imports.INDEX, facts.numbers.imports++)
          .set(Imports.MODULE, imported.module())
          .set(Imports.NAME, imported.name())
          .set(Imports.ALIAS, imported.alias())
          .set(Imports.TARGET, imported.target())
          .set(Imports.STATIC, dialect.isStatic(imported, tree))
          .set(Imports.WILDCARD, imported.wildcard())
          .set(Imports.LEVEL, imported.relativeLevel())
          .set(Imports.ORIGIN, imported.origin())
          .set(Imports.TYPE_CHECKING, imported.typeOnly())
          .set(Imports.LANGUAGE, facts.language)
          .set(Imports.PARSER, PARSER);
      if (dialect.listsExports() && !facts.exported.isEmpty()) {
        row.set(
            Imports.EXPORTED,
            imported.boundName() != null && facts.exported.contains(imported.boundName()));
      }
      span(row, Imports.MODULE_BSTART, Imports.MODULE_BEND, imported.moduleNode());
      span(row, Imports.NAME_BSTART, Imports.NAME_BEND, imported.nameNode());
      span(row, Imports.ALIAS_BSTART, Imports.ALIAS_BEND, imported.aliasNode());
    }
  }

  void writeDocs() {
    for (DocFact doc : dialect.docs(facts)) {
      RowBatch row = out.begin(family, Docs.TABLE, doc.start(), doc.end());
      row.set(Docs.INDEX, facts.numbers.docs++)
          .set(Docs.FORMAT, doc.format())
          .set(Docs.TEXT, SecretRedactor.redact(doc.text()))
          .set(Docs.LANGUAGE, facts.language)
          .set(Docs.PARSER, PARSER);
      if (doc.definition() != null) {
        row.set(Docs.DEF_ID, facts.numbers.of(doc.definition()));
      }
    }
  }

  private void span(RowBatch row, Column start, Column end, int node) {
    if (node != NONE) {
      row.set(start, text.rawOffset(tree.start(node))).set(end, text.rawOffset(tree.end(node)));
    }
  }
}
