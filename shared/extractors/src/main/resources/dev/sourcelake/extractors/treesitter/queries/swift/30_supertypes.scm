; The parents that a type declares, in order, and what extensions give to a type of the file.

(class_declaration "extension" name: (_) @subtype (inheritance_specifier inherits_from: (_) @supertype.implements))
(protocol_declaration (inheritance_specifier inherits_from: (_) @supertype.extends))
(class_declaration "class" (inheritance_specifier inherits_from: (_) @supertype.extends))
(class_declaration (inheritance_specifier inherits_from: (_) @supertype.implements))
