package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.python.symtable.Scope;
import dev.sourcelake.extractors.python.symtable.ScopeBuilder;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.python.syntax.TreeBuilder;
import dev.sourcelake.extractors.treesitter.PythonFacts;
import dev.sourcelake.extractors.treesitter.PythonFacts.DefinitionNumbers;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.table.AstNodes;
import dev.sourcelake.model.table.Literals;

/** Reads files on one thread: each is parsed once for all families. */
final class PythonSession implements Extractor.Session {
  private final PythonFacts facts;

  PythonSession(ExtractorOptions options) {
    facts = new PythonFacts(options);
  }

  @Override
  public void extract(SourceFile file, FactSink out) {
    if (PythonExtractor.FAMILIES.stream().noneMatch(out::wants)) {
      return;
    }
    Extraction extraction =
        facts.read(file, out, (tree, definitions) -> readTree(file, tree, definitions, out));
    for (Family family : PythonExtractor.FAMILIES) {
      if (out.wants(family)) {
        out.record(family, extraction);
      }
    }
  }

  /** Reads what the syntax tree says; tells what it could not read. */
  private static String readTree(
      SourceFile file, SyntaxTree tree, DefinitionNumbers definitions, FactSink out) {
    boolean nodes = out.wants(Family.AST, AstNodes.TABLE);
    boolean literals = out.wants(Family.AST, Literals.TABLE);
    boolean scopes = out.wants(Family.SYMTABLE);
    if (!nodes && !literals && !scopes) {
      return null;
    }
    Node module;
    Scope scope;
    try {
      module = TreeBuilder.build(tree, file.text().bom());
      scope = scopes ? ScopeBuilder.build(module) : null;
    } catch (StackOverflowError e) {
      String reason = "nested too deeply for the thread's stack: no nodes, literals and scopes";
      for (Family family : PythonExtractor.FAMILIES) {
        out.diagnostic(family, Diagnostic.ofFile(Severity.ERROR, Kind.TOO_DEEP, reason));
      }
      return reason;
    }
    if (nodes || literals) {
      PythonLiterals found = new PythonLiterals(module, file.text().utf8(), definitions);
      if (literals) {
        LiteralRows.write(file, found, out);
      }
      if (nodes) {
        new AstNodeRows(file, found, out).write(module);
      }
    }
    if (scopes) {
      new SymtableRows(out, definitions).write(scope);
    }
    return null;
  }

  @Override
  public void close() {
    facts.close();
  }
}
