; What a Go file defines. @definition.<kind> is the whole definition; @name its name, or @targets a list of names.

(function_declaration name: (identifier) @name) @definition.function
(method_declaration name: (field_identifier) @name) @definition.method
(func_literal) @definition.lambda
(type_spec name: (type_identifier) @name type: (struct_type)) @definition.struct
(type_spec name: (type_identifier) @name type: (interface_type)) @definition.interface
(type_spec name: (type_identifier) @name) @definition.type
(type_alias name: (type_identifier) @name) @definition.type_alias
(method_elem name: (field_identifier) @name) @definition.method
(field_declaration name: (field_identifier) @name) @definition.field
(field_declaration !name type: (_) @embedded) @definition.field
(const_spec name: (identifier) @name) @definition.constant
(var_spec name: (identifier) @name) @definition.variable
(short_var_declaration left: (expression_list) @targets) @definition.variable
(range_clause left: (expression_list) @targets @definition.variable)
(receive_statement left: (expression_list) @targets @definition.variable)
(type_switch_statement alias: (expression_list) @targets @definition.variable)
(parameter_declaration name: (identifier) @name) @definition.parameter
(variadic_parameter_declaration name: (identifier) @name) @definition.parameter
(type_parameter_declaration name: (identifier) @name) @definition.type_parameter
