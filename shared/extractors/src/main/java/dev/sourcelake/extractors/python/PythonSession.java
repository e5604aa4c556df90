package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.Deadline;
import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.EncodingCookie;
import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extraction.Status;
import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.GeneratedRegions.Region;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.TimedSink;
import dev.sourcelake.extractors.python.names.ReferenceFinder;
import dev.sourcelake.extractors.python.names.SymbolDefinitions;
import dev.sourcelake.extractors.python.symtable.ScopeBuilder;
import dev.sourcelake.extractors.python.symtable.SymbolTable;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.python.syntax.Rejected;
import dev.sourcelake.extractors.python.syntax.TreeBuilder;
import dev.sourcelake.extractors.python.tokens.TokenRows;
import dev.sourcelake.extractors.python.versions.Versions;
import dev.sourcelake.extractors.treesitter.PythonFacts;
import dev.sourcelake.extractors.treesitter.PythonNames;
import dev.sourcelake.extractors.treesitter.UserQueries;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.table.Annotations;
import dev.sourcelake.model.table.AstNodes;
import dev.sourcelake.model.table.CstTokens;
import dev.sourcelake.model.table.Literals;
import dev.sourcelake.model.table.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads files on one thread: each is parsed once for all families. */
final class PythonSession implements Extractor.Session {
  private final PythonFacts facts;
  private final ExtractorOptions options;

  PythonSession(ExtractorOptions options) {
    this.options = options;
    facts = new PythonFacts(options);
  }

  @Override
  public void extract(SourceFile file, FactSink out) {
    if (PythonExtractor.FAMILIES.stream().noneMatch(out::wants)) {
      return;
    }
    TimedSink rows = new TimedSink(out, new Deadline(options.deadline()));
    Reading reading = new Reading(file, rows);
    Extraction extraction =
        facts
            .read(file, out, reading)
            .readAs(
                file.settings().languageLevel(),
                file.settings().languageLevelSource(),
                reading.options);
    cookie(file, out);
    boolean tokens = out.wants(Family.CST, CstTokens.TABLE);
    if (tokens) {
      rows.write(() -> {
        TokenRows.write(file, reading.skipped, reading.secrets, rows);
        return null;
      });
      rows.report(Family.CST);
    }
    for (Family family : PythonExtractor.FAMILIES) {
      if (out.wants(family)) {
        boolean tiled = family == Family.CST && tokens;
        out.record(family, tiled ? tokensAtLeast(extraction, rows.reason()) : extraction);
      }
    }
  }

  /** What is wrong with the encoding that a file declares for itself. */
  private static void cookie(SourceFile file, FactSink out) {
    EncodingCookie cookie = EncodingCookie.of(file.bytes()).orElse(null);
    if (cookie == null || !out.wants(Family.AST)) {
      return;
    }
    String problem = null;
    if (cookie.charset() == null) {
      problem = "is not known, the file is read as " + file.text().charset();
    } else if (file.text().bom() > 0 && !cookie.charset().equals(file.text().charset())) {
      problem = "is not that of the byte order mark, " + file.text().charset();
    }
    if (problem != null) {
      String message = "The encoding '" + cookie.name() + "' that the file declares " + problem;
      out.diagnostic(Family.AST, Diagnostic.ofFile(Severity.ERROR, Kind.ENCODING, message));
    }
  }

  /** A file without a tree is read in part all the same; {@code cut} says why tokens lack. */
  private static Extraction tokensAtLeast(Extraction tree, String cut) {
    if (cut == null && tree.status() != Status.FAILED) {
      return tree;
    }
    String reason = cut == null ? tree.reason() + ": tokens only" : cut;
    return Extraction.by(TokenRows.PARSER, TokenRows.VERSION, Status.PARTIAL, reason);
  }

  /** What is read of one file beside what queries find. */
  private static final class Reading implements PythonFacts.TreeReader {
    private final SourceFile file;
    private final FactSink out;
    private List<Region> skipped = List.of();
    private SecretSpans secrets;
    private Map<String, String> options = Map.of();

    Reading(SourceFile file, FactSink out) {
      this.file = file;
      this.out = out;
      this.secrets = SecretSpans.none(file.text().utf8());
    }

    @Override
    public void skipped(List<Region> regions) {
      skipped = regions;
    }

    @Override
    public String read(SyntaxTree tree, PythonNames names) {
      boolean nodes = out.wants(Family.AST, AstNodes.TABLE);
      boolean literals = out.wants(Family.AST, Literals.TABLE);
      boolean annotations = out.wants(Family.AST, Annotations.TABLE);
      boolean tokens = out.wants(Family.CST, CstTokens.TABLE);
      boolean references = out.wants(Family.CST, References.TABLE);
      boolean scopes = out.wants(Family.SYMTABLE);
      boolean versions = out.wants(Family.AST);
      if (!versions && !tokens && !references && !scopes) {
        return null;
      }
      List<Rejected> rejected = new ArrayList<>();
      Node module;
      SymbolTable table;
      try {
        module = TreeBuilder.build(tree, file.text().bom(), rejected);
        table = scopes || references ? ScopeBuilder.build(module) : null;
      } catch (StackOverflowError e) {
        String reason = "nested too deeply for the thread's stack: no nodes, literals and scopes";
        for (Family family : PythonExtractor.FAMILIES) {
          out.diagnostic(family, Diagnostic.ofFile(Severity.ERROR, Kind.TOO_DEEP, reason));
        }
        return reason;
      }
      if (versions) {
        Versions found = new Versions(module, tree, rejected, file.settings());
        found.problems().forEach(problem -> out.diagnostic(Family.AST, problem));
        options = found.options();
      }
      if (nodes || literals || annotations || tokens) {
        PythonLiterals found = new PythonLiterals(module, file.text().utf8(), names);
        secrets = found.secretSpans();
        if (literals) {
          LiteralRows.write(file, found, out);
        }
        if (annotations) {
          AnnotationRows.write(module, tree, names, secrets, out);
        }
        if (nodes) {
          new AstNodeRows(file, found, out).write(module);
        }
      }
      if (table != null) {
        SymbolDefinitions symbols = new SymbolDefinitions(module, table, tree, names);
        if (references) {
          ReferenceRows.write(file, ReferenceFinder.find(module, tree, names, table, symbols), out);
        }
        if (scopes) {
          new SymtableRows(out, names, table, symbols).write();
        }
      }
      return rejected.isEmpty() ? null : "statements that no Python 3 takes";
    }
  }

  @Override
  public void alsoRun(UserQueries queries) {
    facts.alsoRun(queries);
  }

  @Override
  public void close() {
    facts.close();
  }
}
