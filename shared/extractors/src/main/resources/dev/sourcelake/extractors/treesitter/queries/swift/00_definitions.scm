; What a Swift file defines. @owner is the type that an extension is of. The earliest pattern of a name wins.

(class_declaration "class" name: (type_identifier) @name) @definition.class
(class_declaration "actor" name: (type_identifier) @name) @definition.class
(class_declaration "struct" name: (type_identifier) @name) @definition.struct
(class_declaration "enum" name: (type_identifier) @name) @definition.enum
(protocol_declaration name: (_) @name) @definition.protocol
(typealias_declaration name: (type_identifier) @name) @definition.type_alias
(associatedtype_declaration name: (type_identifier) @name) @definition.type_alias
(enum_entry name: (simple_identifier) @name) @definition.enum_constant

(class_declaration "extension" name: (_) @owner body: (class_body (function_declaration name: (simple_identifier) @name) @definition.method))
(class_declaration "extension" name: (_) @owner body: (class_body (init_declaration name: "init" @name) @definition.constructor))
(class_declaration "extension" name: (_) @owner body: (class_body (property_declaration name: (pattern bound_identifier: (_) @name) . (type_annotation)? @type) @definition.field))
(function_declaration name: (simple_identifier) @name) @definition.function
(function_declaration name: [(custom_operator) "+" "-" "*" "/" "==" "<" ">" "<=" ">=" "!="] @name) @definition.function
(protocol_function_declaration name: (simple_identifier) @name) @definition.method
(init_declaration name: "init" @name) @definition.constructor
(deinit_declaration "deinit" @name) @definition.method
(subscript_declaration "subscript" @name) @definition.property
(macro_declaration (simple_identifier) @name) @definition.macro
(lambda_literal (statements)? @body) @definition.lambda

(parameter name: (simple_identifier) @name name: (_) @type) @definition.parameter
(lambda_parameter name: (simple_identifier) @name) @definition.parameter
(type_parameter (type_identifier) @name) @definition.type_parameter

(property_declaration name: (pattern bound_identifier: (_) @name) . (type_annotation) @type) @definition.variable
(property_declaration name: (pattern bound_identifier: (_) @name) . value: (call_expression . (simple_identifier) @made)) @definition.variable
(property_declaration name: (pattern bound_identifier: (_) @name)) @definition.variable
(protocol_property_declaration name: (pattern bound_identifier: (_) @name) (type_annotation) @type) @definition.field
(for_statement item: (pattern bound_identifier: (_) @name @definition.variable))
(if_statement bound_identifier: (simple_identifier) @name @definition.variable)
(guard_statement bound_identifier: (simple_identifier) @name @definition.variable)
