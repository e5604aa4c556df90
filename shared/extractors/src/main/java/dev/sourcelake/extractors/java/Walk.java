package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.type.TypeParameter;
import dev.sourcelake.model.table.Definitions;
import java.util.List;

/** What the walks over declarations and bodies share: the scope, the rows, and who owns them. */
final class Walk {
  final JavaFile file;
  final Scope scope;
  final TypeIndex index;
  final Symbols symbols;
  final Heads heads;
  final DefinitionRows definitions;
  final SupertypeRows supertypes;
  final CallRows calls;
  final AnnotationRows annotations;
  final DocRows docs;
  final List<Scanner.Comment> comments;
  final LanguageFeatures features;

  /** The definition in whose body the walk is; -1 at the top. */
  int owner = -1;

  Walk(
      JavaFile file,
      String packageName,
      ImportTable imports,
      Symbols symbols,
      List<Scanner.Comment> comments,
      DefinitionNumbers numbers) {
    this.file = file;
    this.symbols = symbols;
    TypeNames names = new TypeNames(packageName, imports);
    scope = new Scope(names);
    index = new TypeIndex(packageName, symbols);
    heads = new Heads(file);
    definitions = new DefinitionRows(file, numbers);
    supertypes = new SupertypeRows(file);
    calls = new CallRows(file, scope, imports);
    annotations = new AnnotationRows(file, names);
    docs = new DocRows(file, comments);
    this.comments = comments;
    features = new LanguageFeatures(file);
  }

  /** Adds a definition owned by the present one, with its annotations. */
  int add(Definition definition, List<AnnotationExpr> written) {
    int id = definitions.add(definition, owner);
    annotations.ofDeclaration(id, written);
    return id;
  }

  /** Adds a definition that documentation may stand before. */
  int addDocumented(Definition definition, int start, List<AnnotationExpr> written) {
    int id = add(definition, written);
    docs.bind(id, start);
    return id;
  }

  /** Whether rows of definitions are written, so that their texts are worth making. */
  boolean wantsDefinitions() {
    return file.wants(Definitions.TABLE);
  }

  /** Adds the type parameters of the definition that owns them. */
  void addTypeParameters(List<TypeParameter> parameters, String ownerSymbol) {
    for (TypeParameter parameter : parameters) {
      String name = parameter.getNameAsString();
      int nameStart = file.start(parameter.getName());
      int end = file.end(parameter);
      int start =
          parameter.getAnnotations().isEmpty()
              ? nameStart
              : Math.min(nameStart, file.start(parameter.getAnnotations().get(0)));
      String bound =
          parameter.getTypeBound().isEmpty() || !wantsDefinitions()
              ? null
              : file.folded(file.start(parameter.getTypeBound().get(0)), end);
      add(
          new Definition("type_parameter", start, end)
              .name(name, nameStart, file.nameEnd(parameter.getName()))
              .symbol(symbols.typeParameter(ownerSymbol, name))
              .type(bound),
          parameter.getAnnotations());
    }
  }
}
