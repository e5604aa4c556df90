; What a Kotlin file defines. The grammar names few of its fields. The earliest pattern of a name wins.

(class_declaration (modifiers (class_modifier) @kind) name: (_) @name (class_body)? @body (#eq? @kind "annotation")) @definition.annotation_type
(class_declaration name: (_) @name (enum_class_body) @body) @definition.enum
(class_declaration "interface" name: (_) @name (class_body)? @body) @definition.interface
(class_declaration name: (_) @name (class_body) @body) @definition.class
(class_declaration name: (_) @name) @definition.class
(object_declaration name: (_) @name (class_body)? @body) @definition.object
(companion_object name: (_) @name (class_body)? @body) @definition.object
(companion_object !name "companion" @name (class_body)? @body) @definition.object
(object_literal (class_body) @body) @definition.class
(enum_entry (identifier) @name) @definition.enum_constant
(type_alias type: (identifier) @name (_) @type .) @definition.type_alias

(function_declaration name: (_) @name (function_value_parameters) . [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)] @type (function_body)? @body) @definition.function
(function_declaration name: (_) @name (function_body) @body) @definition.function
(function_declaration name: (_) @name) @definition.function
(primary_constructor) @definition.constructor
(secondary_constructor "constructor" @name (block)? @body) @definition.constructor
(anonymous_initializer (block) @body) @definition.initializer
(lambda_literal) @definition.lambda
(anonymous_function (function_body)? @body) @definition.lambda

(class_parameter ["val" "var"] (identifier) @name . (_) @type) @definition.property
(class_parameter (identifier) @name . (_) @type) @definition.parameter
(parameter (identifier) @name . (_) @type) @definition.parameter
(lambda_parameters (variable_declaration (identifier) @name . [(user_type) (nullable_type) (function_type)]? @type) @definition.parameter)
(lambda_parameters (multi_variable_declaration (variable_declaration (identifier) @name) @definition.parameter))
(type_parameter (identifier) @name) @definition.type_parameter

(property_declaration (variable_declaration (identifier) @name . [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)] @type)) @definition.property
(property_declaration (variable_declaration (identifier) @name) (call_expression . (identifier) @made)) @definition.property
(property_declaration (variable_declaration (identifier) @name)) @definition.property
(multi_variable_declaration (variable_declaration (identifier) @name) @definition.variable)
(for_statement (variable_declaration (identifier) @name) @definition.variable)
(catch_block (identifier) @name @definition.variable . (_) @type)
(when_subject (variable_declaration (identifier) @name) @definition.variable)
