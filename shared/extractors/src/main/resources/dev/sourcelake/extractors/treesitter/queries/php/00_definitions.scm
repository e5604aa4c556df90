; What a PHP file defines. Variables are named without their sign. The earliest pattern of a name wins.

(namespace_definition name: (_) @name body: (_) @body) @definition.namespace
(class_declaration name: (_) @name) @definition.class
(interface_declaration name: (_) @name) @definition.interface
(trait_declaration name: (_) @name) @definition.trait
(enum_declaration name: (_) @name) @definition.enum
(anonymous_class) @definition.class
(enum_case name: (_) @name) @definition.enum_constant

(method_declaration name: (_) @name return_type: (_)? @type) @definition.method
(function_definition name: (_) @name return_type: (_)? @type) @definition.function
(anonymous_function return_type: (_)? @type) @definition.lambda
(arrow_function return_type: (_)? @type) @definition.lambda

(property_declaration type: (_)? @type (property_element name: (_) @name)) @definition.field
(const_declaration type: (_)? @type (const_element . (name) @name)) @definition.constant
((function_call_expression function: (name) @define arguments: (arguments . (argument (string) @name))) @definition.constant (#eq? @define "define"))
(property_promotion_parameter type: (_)? @type name: (variable_name) @name) @definition.parameter
(simple_parameter type: (_)? @type name: (_) @name) @definition.parameter
(variadic_parameter type: (_)? @type name: (_) @name) @definition.parameter

(assignment_expression left: (variable_name) @name right: (object_creation_expression [(name) (qualified_name)] @made)) @definition.variable
(assignment_expression left: (variable_name) @name) @definition.variable
(static_variable_declaration name: (_) @name) @definition.variable
(catch_clause type: (_) @type name: (_) @name) @definition.variable
