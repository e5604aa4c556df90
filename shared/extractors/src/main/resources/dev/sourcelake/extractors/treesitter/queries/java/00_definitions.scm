; What a Java file defines. @definition.<kind> is the whole definition, @name its name. The earliest pattern of a name wins.

(class_declaration name: (identifier) @name) @definition.class
(interface_declaration name: (identifier) @name) @definition.interface
(enum_declaration name: (identifier) @name) @definition.enum
(record_declaration name: (identifier) @name) @definition.record
(annotation_type_declaration name: (identifier) @name) @definition.annotation_type
(object_creation_expression (class_body) @definition.class)

(method_declaration name: (identifier) @name) @definition.method
(annotation_type_element_declaration name: (identifier) @name) @definition.method
(constructor_declaration name: (identifier) @name) @definition.constructor
(compact_constructor_declaration name: (identifier) @name) @definition.constructor
(static_initializer) @definition.initializer
(class_body (block) @definition.initializer)
(enum_body_declarations (block) @definition.initializer)
(lambda_expression) @definition.lambda

(field_declaration declarator: (variable_declarator name: (identifier) @name)) @definition.field
(constant_declaration declarator: (variable_declarator name: (identifier) @name)) @definition.field
(enum_constant name: (identifier) @name) @definition.enum_constant
(record_declaration parameters: (formal_parameters (formal_parameter name: (identifier) @name) @definition.record_component))
(record_declaration parameters: (formal_parameters (spread_parameter (variable_declarator name: (identifier) @name)) @definition.record_component))

(formal_parameter name: (identifier) @name) @definition.parameter
(spread_parameter (variable_declarator name: (identifier) @name)) @definition.parameter
(catch_formal_parameter name: (identifier) @name) @definition.parameter
(lambda_expression parameters: (identifier) @name @definition.parameter)
(inferred_parameters (identifier) @name @definition.parameter)
(type_parameter (type_identifier) @name) @definition.type_parameter

(local_variable_declaration declarator: (variable_declarator name: (identifier) @name)) @definition.variable
(resource name: (identifier) @name) @definition.variable
(enhanced_for_statement name: (identifier) @name) @definition.variable
(instanceof_expression name: (identifier) @name) @definition.variable
(type_pattern (identifier) @name) @definition.variable
(record_pattern_component (identifier) @name) @definition.variable
