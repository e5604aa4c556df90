; What a shell script defines: functions, and variables where they are first given a value.

(function_definition name: (word) @name) @definition.function
(declaration_command (variable_assignment name: (variable_name) @name) @definition.variable)
(declaration_command (variable_name) @name @definition.variable)
(variable_assignment name: (variable_name) @name) @definition.variable
(for_statement variable: (variable_name) @name @definition.variable)
