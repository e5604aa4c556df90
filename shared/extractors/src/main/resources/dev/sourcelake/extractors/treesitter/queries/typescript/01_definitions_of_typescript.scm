; What only TypeScript defines.

(abstract_class_declaration name: (_) @name) @definition.class
(interface_declaration name: (_) @name) @definition.interface
(enum_declaration name: (identifier) @name) @definition.enum
(enum_body name: (_) @name @definition.enum_constant)
(enum_assignment name: (_) @name) @definition.enum_constant
(type_alias_declaration name: (_) @name) @definition.type_alias
(internal_module name: (_) @name) @definition.namespace
(module name: (_) @name) @definition.namespace
(function_signature name: (_) @name) @definition.function
(method_signature name: (_) @name) @definition.method
(abstract_method_signature name: (_) @name) @definition.method
(construct_signature) @definition.constructor
(property_signature name: (_) @name) @definition.field
(public_field_definition name: (_) @name value: [(function_expression) (arrow_function)] @value) @definition.method
(public_field_definition name: (_) @name) @definition.field
(required_parameter pattern: [(identifier) (object_pattern) (array_pattern) (rest_pattern)]) @definition.parameter
(optional_parameter pattern: [(identifier) (object_pattern) (array_pattern)]) @definition.parameter
(arrow_function parameter: (identifier) @definition.parameter)
(type_parameter name: (_) @name) @definition.type_parameter
