; What a C file defines. @definition.<kind> is the whole definition, @targets a declarator, which names it at any depth.
; Prototypes are functions without a body. The earliest pattern of a name wins.

(function_definition type: (_) @type declarator: (_) @targets body: (_) @body) @definition.function
(function_definition (declaration type: (_) @type declarator: (_) @targets) @definition.parameter)
(declaration type: (_) @type declarator: (_) @targets) @definition.variable
(field_declaration type: (_) @type declarator: (_) @targets) @definition.field
(parameter_declaration type: (_) @type declarator: (_) @targets) @definition.parameter
(parameter_declaration type: (_) @type !declarator) @definition.parameter
(parameter_declaration type: (_) @type declarator: [(abstract_pointer_declarator) (abstract_array_declarator) (abstract_function_declarator) (abstract_parenthesized_declarator)]) @definition.parameter

(struct_specifier name: (_) @name body: (_) @body) @definition.struct
(union_specifier name: (_) @name body: (_) @body) @definition.union
(enum_specifier name: (_) @name body: (_) @body) @definition.enum
(type_definition type: (struct_specifier !name body: (_) @body) @value declarator: (type_identifier) @name) @definition.struct
(type_definition type: (union_specifier !name body: (_) @body) @value declarator: (type_identifier) @name) @definition.union
(type_definition type: (enum_specifier !name body: (_) @body) @value declarator: (type_identifier) @name) @definition.enum
(struct_specifier !name body: (_) @body) @definition.struct
(union_specifier !name body: (_) @body) @definition.union
(enum_specifier !name body: (_) @body) @definition.enum
(type_definition type: (_) @type declarator: (_) @targets) @definition.type_alias
(enumerator name: (identifier) @name) @definition.enum_constant

(preproc_def name: (identifier) @name) @definition.macro
(preproc_function_def name: (identifier) @name value: (_)? @body) @definition.macro
(preproc_params (identifier) @name @definition.parameter)
