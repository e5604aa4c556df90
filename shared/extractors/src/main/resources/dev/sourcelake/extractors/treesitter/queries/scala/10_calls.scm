; Calls with arguments and constructions. Without arguments a call looks like a field.

((call_expression function: (identifier) @name arguments: (_) @arguments) @call.this_call (#eq? @name "this"))
(call_expression function: (identifier) @name arguments: (_) @arguments) @call
(call_expression function: (generic_function function: (identifier) @name) arguments: (_) @arguments) @call
(call_expression function: (field_expression value: (_) @receiver field: (_) @name) arguments: (_) @arguments) @call
(call_expression function: (generic_function function: (field_expression value: (_) @receiver field: (_) @name)) arguments: (_) @arguments) @call
(call_expression function: [(call_expression) (parenthesized_expression) (instance_expression)] @receiver arguments: (_) @arguments) @call
(infix_expression left: (_) @receiver operator: (identifier) @name right: (_) @arguments) @call
(instance_expression . (type_identifier) @name arguments: (_)? @arguments) @call.construct
(instance_expression . (generic_type type: (type_identifier) @name) arguments: (_)? @arguments) @call.construct
(instance_expression . (stable_type_identifier (_) @receiver (type_identifier) @name .) arguments: (_)? @arguments) @call.construct
