package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.table.BytecodeClasses;
import dev.sourcelake.model.table.BytecodeInstructions;
import dev.sourcelake.model.table.BytecodeMembers;
import dev.sourcelake.model.table.BytecodeReferences;
import java.util.List;
import java.util.Map;

/** Our rows of a class file as lines, in the words of {@link AsmFacts}. */
final class RowFacts {
  private RowFacts() {}

  static void of(String path, byte[] bytes, FactLines lines) {
    CollectedFacts facts =
        CollectedFacts.of(
            new BytecodeExtractor(), path, FileSettings.of(BytecodeExtractor.LANGUAGE), bytes);
    facts.rows(BytecodeClasses.TABLE).forEach(row -> ofClass(row, lines));
    facts.rows(BytecodeMembers.TABLE).forEach(row -> member(row, lines));
    facts.rows(BytecodeReferences.TABLE).forEach(row -> reference(row, lines));
    facts.rows(BytecodeInstructions.TABLE).forEach(row -> instruction(row, lines));
  }

  private static void ofClass(Map<String, Object> row, FactLines lines) {
    lines.add(
        "class",
        row.get("class"),
        row.get("major_version"),
        row.get("minor_version"),
        row.get("access_flags"),
        row.get("super_class"),
        row.get("interfaces"),
        row.get("signature"),
        row.get("source_file"),
        row.get("nest_host"),
        row.get("nest_members"),
        row.get("permitted_subclasses"),
        row.get("inner_classes"),
        row.get("enclosing_method"),
        row.get("deprecated"));
    if (row.containsKey("module_name")) {
      lines.add(
          "module",
          row.get("module_name"),
          row.get("module_version"),
          row.get("module_main_class"),
          row.get("module_packages"));
      list(row, "module_directives")
          .forEach(d ->
              lines.add(
                  "directive",
                  d.get("kind"),
                  d.get("name"),
                  d.get("version"),
                  d.getOrDefault("targets", List.of())));
    }
    annotations(row, row.get("class"), lines);
  }

  private static void member(Map<String, Object> row, FactLines lines) {
    String name = row.get("name") + ":" + row.get("descriptor");
    if (row.get("kind").equals("record_component")) {
      lines.add("record component", name, row.get("signature"));
    } else if (row.get("kind").equals("field")) {
      lines.add("field", name, row.get("access_flags"), row.get("signature"), row.get("constant"));
    } else {
      lines.add(
          "method",
          name,
          row.get("access_flags"),
          row.get("signature"),
          row.get("exceptions"),
          row.get("default_value"),
          row.get("max_stack"),
          row.get("max_locals"),
          row.get("deprecated"));
      list(row, "parameters").forEach(p -> lines.add("parameter", name, p.get("name")));
      list(row, "exception_table")
          .forEach(h ->
              lines.add(
                  "handler", name, h.get("start"), h.get("end"), h.get("handler"), h.get("type")));
      list(row, "local_variables")
          .forEach(v ->
              lines.add(
                  "variable",
                  name,
                  v.get("slot"),
                  v.get("name"),
                  v.get("descriptor"),
                  v.get("signature"),
                  v.get("start"),
                  v.get("end")));
    }
    annotations(row, name, lines);
  }

  private static void annotations(Map<String, Object> row, Object of, FactLines lines) {
    for (Map<?, ?> annotation : list(row, "annotations")) {
      lines.add(
          "annotation",
          of,
          annotation.get("type"),
          annotation.get("visible"),
          annotation.get("target"),
          arguments(annotation.get("arguments")));
    }
  }

  private static Object arguments(Object arguments) {
    return arguments instanceof Map<?, ?> map ? map : Map.of();
  }

  private static void reference(Map<String, Object> row, FactLines lines) {
    lines.add(
        "reference",
        row.get("member") + ":" + row.get("member_descriptor"),
        row.get("kind"),
        row.get("owner"),
        row.get("name"),
        row.get("descriptor"),
        row.get("owner_is_interface"),
        row.get("uses"),
        row.get("lines"));
  }

  private static void instruction(Map<String, Object> row, FactLines lines) {
    lines.add(
        "instruction",
        row.get("member") + ":" + row.get("member_descriptor"),
        row.get("code_offset"),
        plain((String) row.get("opcode")),
        row.get("line"),
        row.get("owner"),
        row.get("name"),
        row.get("descriptor"),
        row.get("constant"),
        row.get("slot"),
        row.get("target"),
        list(row, "cases").stream().map(c -> c.get("value") + ":" + c.get("target")).toList(),
        row.get("bootstrap"),
        row.getOrDefault("bootstrap_arguments", List.of()));
  }

  /** ASM does not tell the short and the wide forms of an instruction apart. */
  private static String plain(String opcode) {
    return switch (opcode) {
      case "ldc_w", "ldc2_w" -> "ldc";
      case String o when o.matches("[ilfda](load|store)_[0-3w]|(goto|jsr|iinc|ret)_w") ->
          o.substring(0, o.indexOf('_'));
      default -> opcode;
    };
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> row, String column) {
    return (List<Map<String, Object>>) row.getOrDefault(column, List.of());
  }
}
