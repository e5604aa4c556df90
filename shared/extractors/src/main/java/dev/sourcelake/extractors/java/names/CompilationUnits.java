package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.modules.ModuleDeclaration;
import com.github.javaparser.ast.modules.ModuleDirective;
import com.github.javaparser.ast.modules.ModuleExportsDirective;
import com.github.javaparser.ast.modules.ModuleOpensDirective;
import com.github.javaparser.ast.modules.ModuleProvidesDirective;
import com.github.javaparser.ast.modules.ModuleRequiresDirective;
import com.github.javaparser.ast.modules.ModuleUsesDirective;
import dev.sourcelake.extractors.java.names.Declaration.Kind;
import dev.sourcelake.extractors.java.names.Environment.Mark;
import dev.sourcelake.model.table.Candidate;
import java.util.ArrayList;
import java.util.List;

/** Walks over a file: its package, imports and module, and then its types. */
final class CompilationUnits {
  private final Binder binder;
  private final Places places;
  private final Environment environment;

  CompilationUnits(Binder binder) {
    this.binder = binder;
    this.places = binder.places;
    this.environment = binder.environment;
  }

  /** Walks over a file of so many bytes. */
  void walk(CompilationUnit unit, int length) {
    Mark mark = environment.enter("compilation_unit", null, 0, length, -1);
    List<Declaration> types = new ArrayList<>();
    for (TypeDeclaration<?> each : unit.getTypes()) {
      Declaration type = binder.reader.read(each, null, false);
      binder.types.addTopLevel(type);
      types.add(type);
    }
    unit.getPackageDeclaration()
        .ifPresent(declaration -> {
          binder.typeUses.annotations(declaration.getAnnotations());
          Name name = declaration.getName();
          int start = places.tokenBefore(places.end(name));
          int defId = places.named(start);
          binder.occurrence(name.asString(), places.start(name), places.end(name), Role.DECLARATION)
                  .binding =
              defId;
          environment.startDefinition(defId);
        });
    for (ImportDeclaration each : unit.getImports()) {
      imported(each);
    }
    unit.getModule().ifPresent(this::module);
    for (Declaration each : types) {
      environment.add(each);
    }
    for (int i = 0; i < types.size(); i++) {
      binder.declarations.type(unit.getTypes().get(i), types.get(i));
    }
    environment.leave(mark);
  }

  private void imported(ImportDeclaration each) {
    Name name = each.getName();
    int end = places.end(name);
    boolean whole = each.isAsterisk() || each.isModule();
    int start = whole ? places.start(name) : places.tokenBefore(end);
    String text = whole ? name.asString() : name.getIdentifier();
    Reference reference = binder.occurrence(text, start, end, Role.IMPORT);
    String target = name.asString();
    reference.candidates =
        List.of(new Candidate(target, each.isAsterisk() ? "wildcard" : "import", 0));
    if (!whole) {
      environment.addImport(new Declaration(Kind.IMPORT, text, start, end, -1));
      Declaration own = each.isStatic() ? null : binder.reader.named(target);
      if (own != null) {
        // A nested type of the file itself, which is then known by its simple name.
        binder.types.addTopLevel(own);
      }
    }
  }

  private void module(ModuleDeclaration module) {
    binder.typeUses.annotations(module.getAnnotations());
    int start = places.start(module.getName());
    int end = places.end(module.getName());
    int defId = places.named(start);
    binder.occurrence(module.getNameAsString(), start, end, Role.DECLARATION).binding = defId;
    Mark mark =
        environment.enter(
            "module", module.getNameAsString(), places.start(module), places.end(module), defId);
    environment.startDefinition(defId);
    for (ModuleDirective each : module.getDirectives()) {
      switch (each) {
        case ModuleRequiresDirective requires -> whole(requires.getName(), Role.MODULE);
        case ModuleExportsDirective exports -> {
          whole(exports.getName(), Role.PACKAGE);
          exports.getModuleNames().forEach(name -> whole(name, Role.MODULE));
        }
        case ModuleOpensDirective opens -> {
          whole(opens.getName(), Role.PACKAGE);
          opens.getModuleNames().forEach(name -> whole(name, Role.MODULE));
        }
        case ModuleUsesDirective uses -> binder.typeUses.name(uses.getName(), Role.TYPE);
        case ModuleProvidesDirective provides -> {
          binder.typeUses.name(provides.getName(), Role.TYPE);
          provides.getWith().forEach(name -> binder.typeUses.name(name, Role.TYPE));
        }
        default -> throw new IllegalStateException("Unknown directive " + each.getClass());
      }
    }
    environment.leave(mark);
  }

  private void whole(Name name, Role role) {
    Reference reference =
        binder.occurrence(name.asString(), places.start(name), places.end(name), role);
    if (role == Role.MODULE) {
      reference.candidates = List.of(new Candidate(name.asString(), "import", 0));
    }
  }
}
