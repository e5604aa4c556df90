package dev.sourcelake.extractors.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.Literals;
import dev.sourcelake.model.table.SymtableScopes;
import dev.sourcelake.model.table.SymtableSymbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scopes of type parameters, their bounds and defaults, and of type aliases (PEP 695, PEP 696):
 * what they are, and that CPython 3.14's {@code symtable} has the same.
 */
class TypeParameterScopesTest {
  /** What may stand in brackets; each is tried with each of {@link #HEADS}. */
  private static final List<String> PARAMETERS =
      List.of(
          "T",
          "T: int, *Ts, **P",
          "T: (A, B), U: T",
          "T = int, *Ts = *tuple[T, ...], **P = [T]",
          "T: A = B, U: T = A | T,",
          "T: lambda: x = lambda x=1: (x, T)",
          "T: [x for x in A] = [T for T in B if T]",
          "T: {x: y for x in A for y in x} = (A if B else C)",
          "T: list['T'] = dict[T, 'B'], *Ts = *A.B[T]",
          "__T, T: __T = __U",
          "\n            T # one\n            = A,\n            U = \\\n            T\n",
          "x, A: x = x");

  /** Where they may stand, and names of all kinds around and in them. */
  private static final List<String> HEADS =
      List.of(
          "type X[%s] = tuple[A, X, y]\n",
          "def X[%s](a: A, *b: X, c: y = A) -> A: return A, a, X\n",
          "class X[%s](A, y=X): x: A = y\n",
          "async def X[%s](): yield A\n",
          "def outer(A, y):\n    def X[%s](b: A) -> y:\n        nonlocal y; y = A\n        return lambda: (X, A)\n",
          "class Outer:\n    A = y = 1\n    type X[%s] = A | y\n    def m[%<s](self, a: y = A) -> A: return __class__, A\n",
          "class Outer[A, y]:\n    def m(self):\n        class X[%s](A): A: y; B = __class__\n        type Z[%<s] = [A for _ in y]\n",
          "class _Outer:\n    class __X[%s]:\n        __a: A\n        def __m[%<s](self) -> __X: super().m(A)\n",
          "def outer():\n    global A\n    type X[%s] = A\n    for A in y:\n        if A: type Y = (A, lambda: A)\n");

  private static final List<String> ALIASES =
      List.of(
          "type X = X\n",
          "type X = [X for X in X]\n",
          "type X = lambda x: (x, y, X)\n",
          "class C:\n    x = 1\n    type X = x | C\n    type Y = lambda: (x, __class__, __x)\n",
          "def f(x):\n    type X = x\n    def g():\n        nonlocal X\n        type X = x\n    return X\n",
          "class C[T]:\n    T = 1\n    type X = T\n    class D[T]: type X = T; y: X\n",
          "from __future__ import annotations\nclass C:\n    type X[T] = T\n    def f[T](self, a: X) -> T: b: T\n",
          "type X[T] = T\ntype X = 1\ntype type[type] = type\nprint(type(X))\n");

  @Test
  void theScopesOfAGenericClass() {
    assertEquals(
        """
        module top []
          C [assigned, local, namespace]
        type_parameters C in top []
          .generic_base [assigned, local, referenced]
          .type_params [assigned, captured, local, referenced]
          T [assigned, local, type_parameter]
        type_variable T in C [nested]
          .format [local, parameter, referenced]
          int [global, referenced]
        type_variable T in C [nested]
          .format [local, parameter, referenced]
          C [global, referenced]
        class C in C [nested]
          .type_params [free, referenced]
          __type_params__ [assigned, local]
        """,
        scopes("class C[T: int = C]: pass\n"));
  }

  @Test
  void theScopesOfAnAliasInAGenericClass() {
    assertEquals(
        """
        module top []
          C [assigned, local, namespace]
        type_parameters C in top []
          .generic_base [assigned, local, referenced]
          .type_params [assigned, captured, local, referenced]
          T [assigned, captured, local, type_parameter]
        class C in C [nested]
          .type_params [free, referenced]
          A [assigned, local]
          T [free]
          __type_params__ [assigned, local]
          x [assigned, local]
        type_parameters A in C [nested, sees_class]
          T [free]
          U [assigned, captured, local, type_parameter]
          __classdict__ [free, free_class, referenced]
        type_alias A in A [nested, sees_class]
          .format [local, parameter, referenced]
          T [free, referenced]
          U [free, referenced]
          __classdict__ [free, referenced]
          tuple [global, referenced]
          x [global, referenced]
        """,
        scopes("class C[T]:\n    x = 1\n    type A[U] = tuple[T, U, x]\n"));
  }

  @Test
  void defaultsAreReadBesideAnError() {
    CollectedFacts facts =
        CollectedFacts.of(
            new PythonExtractor(),
            "m.py",
            "python",
            "def f[T = int](): pass\nx = = 1\n'a[T = 1'\n");
    assertEquals(1, facts.rows(Diagnostics.TABLE).size(), facts.rows(Diagnostics.TABLE)::toString);
    Map<String, Object> function = facts.row(Definitions.TABLE, "kind", "function");
    assertEquals("def f[T = int]()", function.get("signature"));
    assertEquals("'a[T = 1'", facts.row(Literals.TABLE, "kind", "string").get("text"));
  }

  @Test
  void everyScopeIsThatOfCpython(@TempDir Path folder) throws IOException {
    Optional<String> missing = CpythonOracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    List<String> sources = new ArrayList<>(ALIASES);
    for (String head : HEADS) {
      PARAMETERS.forEach(parameters -> sources.add(head.formatted(parameters)));
    }
    List<Path> files = new ArrayList<>();
    for (String source : sources) {
      Path file = folder.resolve("s%03d.py".formatted(files.size()));
      files.add(Files.writeString(file, source));
    }
    SymtableAgreement agreement = new SymtableAgreement();
    List<String> unread = new ArrayList<>();
    CpythonOracle.ask(
        "symtable",
        files,
        answer -> {
          if (!agreement.compare(answer)) {
            unread.add(sources.get(files.indexOf(answer.path())) + answer.rejection());
          }
        });
    agreement.close();
    assertEquals(List.of(), unread);
    assertEquals(1.0, agreement.overall(), agreement::report);
  }

  private static String scopes(String source) {
    CollectedFacts facts = CollectedFacts.of(new PythonExtractor(), "m.py", "python", source);
    assertEquals("ok", facts.row(Extractions.TABLE, "extractor", "symtable").get("status"));
    StringBuilder text = new StringBuilder();
    List<Map<String, Object>> scopes = facts.rows(SymtableScopes.TABLE);
    for (Map<String, Object> scope : scopes) {
      Object parent = scope.get("parent_scope_id");
      text.append(scope.get("kind")).append(' ').append(scope.get("name"));
      text.append(parent == null ? "" : " in " + scopes.get((int) parent).get("name"));
      text.append(' ').append(scope.get("flags")).append('\n');
      facts.rows(SymtableSymbols.TABLE).stream()
          .filter(row -> row.get("scope_id").equals(scope.get("scope_id")))
          .map(row -> "  %s %s\n".formatted(row.get("name"), row.get("flags")))
          .sorted()
          .forEach(text::append);
    }
    return text.toString();
  }
}
