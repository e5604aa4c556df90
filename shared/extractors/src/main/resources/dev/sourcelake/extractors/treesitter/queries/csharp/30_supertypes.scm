; The parents that a type declares, in order. Only names tell a class's interfaces from its base.

((class_declaration (base_list [(identifier) (qualified_name) (generic_name) (alias_qualified_name)] @supertype.implements)) (#match? @supertype.implements "^([\\w.]+\\.)?I[A-Z]"))
((record_declaration (base_list [(identifier) (qualified_name) (generic_name) (alias_qualified_name)] @supertype.implements)) (#match? @supertype.implements "^([\\w.]+\\.)?I[A-Z]"))
(class_declaration (base_list [(identifier) (qualified_name) (generic_name) (alias_qualified_name)] @supertype.extends))
(record_declaration (base_list [(identifier) (qualified_name) (generic_name) (alias_qualified_name)] @supertype.extends))
(record_declaration (base_list (primary_constructor_base_type type: (_) @supertype.extends)))
(class_declaration (base_list (primary_constructor_base_type type: (_) @supertype.extends)))
(struct_declaration (base_list [(identifier) (qualified_name) (generic_name) (alias_qualified_name)] @supertype.implements))
(interface_declaration (base_list [(identifier) (qualified_name) (generic_name) (alias_qualified_name)] @supertype.extends))
