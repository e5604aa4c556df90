; What a Rust file defines. @owner is the type that an impl block is for. The earliest pattern of a name wins.

(mod_item name: (_) @name body: (_) @body) @definition.namespace
(struct_item name: (_) @name) @definition.struct
(union_item name: (_) @name) @definition.union
(enum_item name: (_) @name) @definition.enum
(trait_item name: (_) @name) @definition.trait
(associated_type name: (_) @name) @definition.type_alias
(enum_variant name: (_) @name) @definition.enum_constant
(field_declaration name: (_) @name type: (_) @type) @definition.field

(impl_item type: (_) @owner body: (declaration_list (function_item name: (_) @name return_type: (_)? @type) @definition.method))
(impl_item type: (_) @owner body: (declaration_list (function_signature_item name: (_) @name return_type: (_)? @type) @definition.method))
(impl_item type: (_) @owner body: (declaration_list (const_item name: (_) @name type: (_) @type) @definition.constant))
(impl_item type: (_) @owner body: (declaration_list (type_item name: (_) @name type: (_) @type) @definition.type_alias))
(type_item name: (_) @name type: (_) @type) @definition.type_alias
(function_item name: (_) @name return_type: (_)? @type) @definition.function
(function_signature_item name: (_) @name return_type: (_)? @type) @definition.function
(macro_definition name: (_) @name) @definition.macro
(closure_expression return_type: (_)? @type) @definition.lambda

(const_item name: (_) @name type: (_) @type) @definition.constant
(static_item name: (_) @name type: (_) @type) @definition.variable
(parameter pattern: (identifier) @name type: (_) @type) @definition.parameter
(parameter pattern: (mut_pattern (identifier) @name) type: (_) @type) @definition.parameter
(parameter pattern: [(tuple_pattern) (tuple_struct_pattern) (struct_pattern) (reference_pattern) (slice_pattern) (ref_pattern)] type: (_) @type) @definition.parameter
(self_parameter (self) @name) @definition.parameter
(closure_parameters (identifier) @name @definition.parameter)
(type_parameter name: (_) @name) @definition.type_parameter
(const_parameter name: (_) @name type: (_) @type) @definition.type_parameter
(lifetime_parameter name: (_) @name) @definition.type_parameter

(let_declaration pattern: (identifier) @name type: (_) @type) @definition.variable
(let_declaration pattern: (identifier) @name value: (struct_expression name: (_) @made)) @definition.variable
(let_declaration pattern: (identifier) @name value: (call_expression function: (scoped_identifier path: (_) @made name: (identifier) @function)) (#any-of? @function "new" "default" "with_capacity" "from")) @definition.variable
(let_declaration pattern: (identifier) @name) @definition.variable
(let_declaration pattern: (mut_pattern (identifier) @name)) @definition.variable
(for_expression pattern: (identifier) @name @definition.variable)
((tuple_pattern (identifier) @name @definition.variable) (#match? @name "^[a-z_]"))
((tuple_struct_pattern type: (_) (identifier) @name @definition.variable) (#match? @name "^[a-z_]"))
((field_pattern pattern: (identifier) @name @definition.variable) (#match? @name "^[a-z_]"))
(field_pattern name: (shorthand_field_identifier) @name @definition.variable)
((slice_pattern (identifier) @name @definition.variable) (#match? @name "^[a-z_]"))
((ref_pattern (identifier) @name @definition.variable) (#match? @name "^[a-z_]"))
((reference_pattern (identifier) @name @definition.variable) (#match? @name "^[a-z_]"))
(captured_pattern . (identifier) @name @definition.variable)
((match_pattern (identifier) @name @definition.variable) (#match? @name "^[a-z_]"))
