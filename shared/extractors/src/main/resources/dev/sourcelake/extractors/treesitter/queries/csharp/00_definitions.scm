; What a C# file defines. @made is the type that a variable is made of. The earliest pattern of a name wins.

(namespace_declaration name: (_) @name) @definition.namespace
(class_declaration name: (_) @name) @definition.class
(struct_declaration name: (_) @name) @definition.struct
(record_declaration name: (_) @name) @definition.record
(interface_declaration name: (_) @name) @definition.interface
(enum_declaration name: (_) @name) @definition.enum
(delegate_declaration type: (_) @type name: (_) @name) @definition.type_alias
(enum_member_declaration name: (_) @name) @definition.enum_constant

(method_declaration returns: (_) @type name: (_) @name) @definition.method
(constructor_declaration name: (_) @name) @definition.constructor
(destructor_declaration name: (_) @name) @definition.method
(operator_declaration type: (_) @type operator: _ @name) @definition.method
(conversion_operator_declaration type: (_) @type @name) @definition.method
(local_function_statement type: (_) @type name: (_) @name) @definition.function
(lambda_expression) @definition.lambda
(anonymous_method_expression (block) @body) @definition.lambda

(property_declaration type: (_) @type name: (_) @name accessors: (_) @body) @definition.property
(property_declaration type: (_) @type name: (_) @name) @definition.property
(indexer_declaration type: (_) @type "this" @name) @definition.property
(event_declaration type: (_) @type name: (_) @name accessors: (_) @body) @definition.property
(event_field_declaration (variable_declaration type: (_) @type (variable_declarator name: (_) @name))) @definition.field
(field_declaration (variable_declaration type: (_) @type (variable_declarator name: (_) @name))) @definition.field
(record_declaration (parameter_list (parameter type: (_) @type name: (_) @name) @definition.record_component))
(parameter type: (_)? @type name: (_) @name) @definition.parameter
(parameter_list type: (_) @type name: (identifier) @name @definition.parameter)
(implicit_parameter) @name @definition.parameter
(type_parameter name: (_) @name) @definition.type_parameter

(local_declaration_statement (variable_declaration type: (implicit_type) (variable_declarator name: (_) @name (object_creation_expression type: (_) @made)))) @definition.variable
(local_declaration_statement (variable_declaration type: (_) @type (variable_declarator name: (_) @name))) @definition.variable
(using_statement (variable_declaration type: (_) @type (variable_declarator name: (_) @name)) @definition.variable)
(for_statement initializer: (variable_declaration type: (_) @type (variable_declarator name: (_) @name)) @definition.variable)
(foreach_statement type: (_) @type left: (identifier) @name @definition.variable)
(catch_declaration type: (_) @type name: (_) @name) @definition.variable
(declaration_expression type: (_) @type name: (_) @name) @definition.variable
(declaration_pattern type: (_) @type name: (_) @name) @definition.variable
