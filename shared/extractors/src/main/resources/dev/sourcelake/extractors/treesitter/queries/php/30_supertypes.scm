; The parents that a type declares, in order, and the traits that it uses.

(base_clause [(name) (qualified_name) (relative_name)] @supertype.extends)
(class_interface_clause [(name) (qualified_name) (relative_name)] @supertype.implements)
(use_declaration [(name) (qualified_name) (relative_name)] @supertype.embeds)
