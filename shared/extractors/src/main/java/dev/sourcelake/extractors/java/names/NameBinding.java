package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.CompilationUnit;
import java.util.Comparator;
import java.util.List;

/** The names of a file, all bound before a row of them is written. */
public final class NameBinding {
  private static final Comparator<Reference> BY_PLACE =
      Comparator.comparingInt((Reference each) -> each.start).thenComparingInt(each -> each.end);

  private final List<Reference> references;
  private final List<Scope> scopes;

  private NameBinding(List<Reference> references, List<Scope> scopes) {
    this.references = references;
    this.scopes = scopes;
  }

  /**
   * Binds the names of a file.
   *
   * @param outside what names of other files mean
   * @param length of the file in UTF-8
   */
  public static NameBinding of(CompilationUnit unit, Places places, Outside outside, int length) {
    String packageName = unit.getPackageDeclaration().map(p -> p.getNameAsString()).orElse("");
    Binder binder = new Binder(places, outside, packageName);
    new CompilationUnits(binder).walk(unit, length);
    binder.references.sort(BY_PLACE);
    return new NameBinding(binder.references, binder.environment.scopes);
  }

  /** Every occurrence of a name, in the order of the source. */
  List<Reference> references() {
    return references;
  }

  /** The scopes in pre-order. */
  List<Scope> scopes() {
    return scopes;
  }
}
