; What C++ defines beside what C does; see c/00_definitions for the captures.

(template_declaration (function_definition type: (_)? @type declarator: (_) @targets) @value) @definition.function
(template_declaration (declaration type: (_)? @type declarator: (_) @targets) @value) @definition.function
(template_declaration (class_specifier name: (_) @name body: (_) @body) @value) @definition.class
(template_declaration (struct_specifier name: (_) @name body: (_) @body) @value) @definition.struct
(template_declaration (union_specifier name: (_) @name body: (_) @body) @value) @definition.union
(template_declaration (alias_declaration name: (_) @name type: (_) @type) @value) @definition.type_alias
(template_declaration (concept_definition name: (_) @name) @value) @definition.type_alias
(function_definition type: (_)? @type declarator: (_) @targets) @definition.function
(declaration type: (_)? @type declarator: (_) @targets) @definition.variable
(field_declaration type: (_) @type declarator: (_) @targets) @definition.field
(parameter_declaration type: (_) @type declarator: (_) @targets) @definition.parameter
(parameter_declaration type: (_) @type !declarator) @definition.parameter
(parameter_declaration type: (_) @type declarator: [(abstract_pointer_declarator) (abstract_array_declarator) (abstract_function_declarator) (abstract_parenthesized_declarator) (abstract_reference_declarator)]) @definition.parameter
(optional_parameter_declaration type: (_) @type declarator: (_) @targets) @definition.parameter
(optional_parameter_declaration type: (_) @type !declarator) @definition.parameter
(variadic_parameter_declaration type: (_) @type declarator: (_) @targets) @definition.parameter

(class_specifier name: (_) @name body: (_) @body) @definition.class
(struct_specifier name: (_) @name body: (_) @body) @definition.struct
(union_specifier name: (_) @name body: (_) @body) @definition.union
(enum_specifier name: (_) @name body: (_) @body) @definition.enum
(type_definition type: (struct_specifier !name body: (_) @body) @value declarator: (type_identifier) @name) @definition.struct
(type_definition type: (union_specifier !name body: (_) @body) @value declarator: (type_identifier) @name) @definition.union
(type_definition type: (enum_specifier !name body: (_) @body) @value declarator: (type_identifier) @name) @definition.enum
(class_specifier !name body: (_) @body) @definition.class
(struct_specifier !name body: (_) @body) @definition.struct
(union_specifier !name body: (_) @body) @definition.union
(enum_specifier !name body: (_) @body) @definition.enum
(type_definition type: (_) @type declarator: (_) @targets) @definition.type_alias
(alias_declaration name: (_) @name type: (_) @type) @definition.type_alias
(concept_definition name: (_) @name) @definition.type_alias
(enumerator name: (identifier) @name) @definition.enum_constant
(namespace_definition name: (_) @name body: (_) @body) @definition.namespace
(namespace_definition !name body: (_) @body) @definition.namespace
(lambda_expression body: (_) @body) @definition.lambda

(type_parameter_declaration (type_identifier) @name) @definition.type_parameter
(variadic_type_parameter_declaration (type_identifier) @name) @definition.type_parameter
(optional_type_parameter_declaration name: (type_identifier) @name) @definition.type_parameter
(for_range_loop type: (_) @type declarator: (_) @targets @definition.variable)
(structured_binding_declarator (identifier) @name @definition.variable)

(preproc_def name: (identifier) @name) @definition.macro
(preproc_function_def name: (identifier) @name value: (_)? @body) @definition.macro
(preproc_params (identifier) @name @definition.parameter)
