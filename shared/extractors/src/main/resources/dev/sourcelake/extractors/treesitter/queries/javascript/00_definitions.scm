; What a JavaScript file defines. @definition.<kind> is the whole definition; @name its name, or @targets a pattern
; whose identifiers are names; @value the function or class that a name is given to, which is then no definition of its
; own. The earliest pattern of a definition wins.

(function_declaration name: (identifier) @name) @definition.function
(generator_function_declaration name: (identifier) @name) @definition.function
(class_declaration name: (_) @name) @definition.class
(method_definition name: (_) @name) @definition.method

(variable_declarator name: (identifier) @name value: [(function_expression) (arrow_function) (generator_function)] @value) @definition.function
(variable_declarator name: (identifier) @name value: (class) @value) @definition.class
(pair key: (_) @name value: [(function_expression) (arrow_function) (generator_function)] @value) @definition.method
(pair key: (_) @name value: (class) @value) @definition.class
(assignment_expression left: (member_expression property: (_) @name) right: [(function_expression) (arrow_function) (generator_function)] @value) @definition.function
(assignment_expression left: (member_expression property: (_) @name) right: (class) @value) @definition.class
(assignment_expression left: (identifier) @name right: [(function_expression) (arrow_function) (generator_function)] @value) @definition.function

(function_expression name: (identifier) @name) @definition.function
(generator_function name: (identifier) @name) @definition.function
(class name: (_) @name) @definition.class
(export_statement "default" value: (class) @definition.class)
[(function_expression) (arrow_function) (generator_function)] @definition.lambda
(class) @definition.class

(variable_declarator name: [(identifier) (object_pattern) (array_pattern)] @targets) @definition.variable
(for_in_statement kind: _ left: (_) @targets @definition.variable)
(catch_clause parameter: (_) @targets @definition.variable)
(assignment_expression left: (member_expression object: (this) property: (_) @name)) @definition.field

; Names that are exported apart from their definitions.
(export_statement !source (export_clause (export_specifier name: (_) @exported)))
(export_statement value: (identifier) @exported)
(assignment_expression left: (member_expression object: (identifier) @exports property: (_) @exported) (#eq? @exports "exports"))
