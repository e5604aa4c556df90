; What a Scala file defines. The earliest pattern of a name wins.

(package_clause name: (_) @name body: (_) @body) @definition.namespace
(class_definition name: (_) @name) @definition.class
(trait_definition name: (_) @name) @definition.trait
(enum_definition name: (_) @name) @definition.enum
(object_definition name: (_) @name) @definition.object
(package_object name: (_) @name) @definition.object
(simple_enum_case name: (_) @name) @definition.enum_constant
(full_enum_case name: (_) @name) @definition.enum_constant
(type_definition name: (_) @name type: (_) @type) @definition.type_alias
(type_definition name: (_) @name) @definition.type_alias

(function_definition name: (_) @name return_type: (_)? @type) @definition.function
(function_declaration name: (_) @name return_type: (_)? @type) @definition.function
(lambda_expression) @definition.lambda
(given_definition name: (_) @name) @definition.variable

(class_parameter name: (_) @name type: (_) @type) @definition.field
(parameter name: (_) @name type: (_) @type) @definition.parameter
(binding name: (_) @name type: (_)? @type) @definition.parameter
(lambda_expression parameters: (identifier) @name @definition.parameter)
(type_parameters name: (identifier) @name @definition.type_parameter)
(covariant_type_parameter name: (identifier) @name) @definition.type_parameter
(contravariant_type_parameter name: (identifier) @name) @definition.type_parameter

(val_definition pattern: (identifier) @name type: (_) @type) @definition.variable
(var_definition pattern: (identifier) @name type: (_) @type) @definition.variable
(val_definition pattern: (identifier) @name value: (instance_expression . (type_identifier) @made)) @definition.variable
(val_definition pattern: (identifier) @name) @definition.variable
(var_definition pattern: (identifier) @name) @definition.variable
(var_definition pattern: (identifiers (identifier) @name)) @definition.variable
(val_definition pattern: (identifiers (identifier) @name)) @definition.variable
(val_declaration name: (_) @name type: (_) @type) @definition.variable
(var_declaration name: (_) @name type: (_) @type) @definition.variable
((tuple_pattern (identifier) @name @definition.variable) (#match? @name "^[a-z_]"))
((case_class_pattern pattern: (identifier) @name @definition.variable) (#match? @name "^[a-z_]"))
((case_clause pattern: (identifier) @name @definition.variable) (#match? @name "^[a-z_]"))
(typed_pattern pattern: (identifier) @name type: (_) @type) @definition.variable
(capture_pattern name: (identifier) @name) @definition.variable
(enumerator . (identifier) @name @definition.variable)
