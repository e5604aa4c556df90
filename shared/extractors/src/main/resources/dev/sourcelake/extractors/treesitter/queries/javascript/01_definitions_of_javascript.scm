; What only the grammar of JavaScript builds.

(field_definition property: (_) @name value: [(function_expression) (arrow_function)] @value) @definition.method
(field_definition property: (_) @name) @definition.field
(formal_parameters [(identifier) (object_pattern) (array_pattern) (assignment_pattern) (rest_pattern)] @definition.parameter)
(arrow_function parameter: (identifier) @definition.parameter)
