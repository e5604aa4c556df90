package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.BytecodeClasses;
import dev.sourcelake.model.table.BytecodeClasses.Directive;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleExportInfo;
import java.lang.classfile.attribute.ModuleOpenInfo;
import java.lang.classfile.attribute.ModuleProvideInfo;
import java.lang.classfile.attribute.ModuleRequireInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ModuleEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayList;
import java.util.List;

/** The cells of a row of {@code bytecode_classes} that a module's descriptor fills. */
final class ModuleCells {
  private ModuleCells() {}

  static void set(ClassContext context, RowBatch row, ModuleAttribute module) {
    context.text(row, BytecodeClasses.MODULE_NAME, text(module.moduleName().name()));
    module
        .moduleVersion()
        .ifPresent(version -> context.text(row, BytecodeClasses.MODULE_VERSION, text(version)));
    row.set(BytecodeClasses.MODULE_MODIFIERS, Flags.MODULE.utf8(module.moduleFlagsMask()));
    List<Directive> all = new ArrayList<>();
    for (ModuleRequireInfo required : module.requires()) {
      all.add(
          new Directive(
              "requires",
              text(required.requires().name()),
              Flags.REQUIRES.names(required.requiresFlagsMask()),
              required.requiresVersion().map(ModuleCells::text).orElse(null),
              List.of()));
    }
    for (ModuleExportInfo exported : module.exports()) {
      all.add(
          new Directive(
              "exports",
              dotted(exported.exportedPackage().name()),
              Flags.EXPORTS.names(exported.exportsFlagsMask()),
              null,
              modules(exported.exportsTo())));
    }
    for (ModuleOpenInfo opened : module.opens()) {
      all.add(
          new Directive(
              "opens",
              dotted(opened.openedPackage().name()),
              Flags.EXPORTS.names(opened.opensFlagsMask()),
              null,
              modules(opened.opensTo())));
    }
    for (ClassEntry used : module.uses()) {
      all.add(new Directive("uses", dotted(used.name()), List.of(), null, List.of()));
    }
    for (ModuleProvideInfo provided : module.provides()) {
      all.add(
          new Directive(
              "provides",
              dotted(provided.provides().name()),
              List.of(),
              null,
              provided.providesWith().stream().map(with -> dotted(with.name())).toList()));
    }
    for (Directive directive : all) {
      context.budget().take(directive.name().length());
      directive.targets().forEach(target -> context.budget().take(target.length()));
    }
    row.set(BytecodeClasses.MODULE_DIRECTIVES, all);
  }

  /** A name with slashes as one with dots. */
  static String dotted(Utf8Entry name) {
    return text(name).replace('/', '.');
  }

  private static List<String> modules(List<ModuleEntry> modules) {
    return modules.stream().map(module -> text(module.name())).toList();
  }

  private static String text(Utf8Entry entry) {
    return Values.cut(entry.stringValue());
  }
}
