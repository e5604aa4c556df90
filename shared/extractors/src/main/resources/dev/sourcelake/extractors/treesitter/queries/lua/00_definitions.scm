; What a Lua file defines. @owner is the table that a function is a field of. The earliest pattern of a name wins.

(function_declaration name: (identifier) @name) @definition.function
(function_declaration name: (dot_index_expression table: (_) @owner field: (_) @name)) @definition.function
(function_declaration name: (method_index_expression table: (_) @owner method: (_) @name)) @definition.method
(variable_declaration (assignment_statement (variable_list . name: (identifier) @name .) (expression_list . value: (function_definition) @value .))) @definition.function
(assignment_statement (variable_list . name: (identifier) @name .) (expression_list . value: (function_definition) @value .)) @definition.function
(assignment_statement (variable_list . name: (dot_index_expression table: (_) @owner field: (_) @name) .) (expression_list . value: (function_definition) @value .)) @definition.function
(field name: (identifier) @name value: (function_definition) @value) @definition.function
(function_definition) @definition.lambda
(variable_declaration (assignment_statement (variable_list name: (identifier) @name))) @definition.variable
(variable_declaration (variable_list name: (identifier) @name)) @definition.variable
(assignment_statement (variable_list name: (identifier) @name)) @definition.variable
(for_generic_clause (variable_list name: (identifier) @name @definition.variable))
(for_numeric_clause name: (identifier) @name @definition.variable)
(parameters name: (identifier) @name @definition.parameter)
(parameters (vararg_expression) @name @definition.parameter)
