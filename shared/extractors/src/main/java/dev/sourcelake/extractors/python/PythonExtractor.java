package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.WarmUp;
import dev.sourcelake.extractors.treesitter.PythonFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.table.TreeSitterCaptures;
import java.util.Optional;
import java.util.Set;

/** Python, for the families {@code ast}, {@code cst}, {@code symtable} and {@code tree_sitter}. */
public final class PythonExtractor implements Extractor {
  static final String LANGUAGE = "python";

  /** Raised when rows change though grammar and queries have not. */
  private static final String VERSION = "5";

  static final Set<Family> FAMILIES =
      Set.of(Family.AST, Family.CST, Family.SYMTABLE, Family.TREE_SITTER);

  private static final String SAMPLE =
      """
      from __future__ import annotations
      import os
      from . import x as y
      class A(B, metaclass=C):
          '''Doc.'''
          a: int = 1
          @property
          def f(self, b=1, *c: str, **d) -> list[int | None]:
              self.d = A(b)
              if not b and c < 3 or d: return os.path.join("a", f"{self.f()!r:>{b}}", *[x for x in c])
              elif b: pass
              with open(a) as g, h: yield from {a: b for a in g}, -b
              try: (lambda x: x)(1)
              except (E, F) as e: raise G from e
              match b:
                  case [1, *_] | {"a": A(b=2)} as z: return a[1:2]
      """;

  @Override
  public String name() {
    return LANGUAGE;
  }

  @Override
  public Set<Family> families(String language) {
    return LANGUAGE.equals(language) ? FAMILIES : Set.of();
  }

  /** Of {@code tree_sitter} there are the captures alone, for those who want all. */
  @Override
  public Optional<Profile> profile(Family family, String language, Dataset dataset) {
    if (family == Family.TREE_SITTER) {
      return dataset == TreeSitterCaptures.TABLE ? Optional.of(Profile.FULL) : Optional.empty();
    }
    return Optional.of(dataset.profile());
  }

  @Override
  public String version(Family family, String language) {
    return "python " + VERSION + ", " + PythonFacts.version();
  }

  @Override
  public Session open(ExtractorOptions options) {
    PythonSession session = new PythonSession(options);
    WarmUp.run(session, FAMILIES, LANGUAGE, SAMPLE);
    return session;
  }
}
