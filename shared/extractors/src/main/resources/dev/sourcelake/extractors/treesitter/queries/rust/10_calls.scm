; Calls, constructions by a struct's fields, macros. Calls of tuple structs and variants look like those of functions.

(call_expression function: (identifier) @name arguments: (_) @arguments) @call
(call_expression function: (scoped_identifier) @path arguments: (_) @arguments) @call
(call_expression function: (field_expression value: (_) @receiver field: (_) @name) arguments: (_) @arguments) @call
(call_expression function: (generic_function function: (identifier) @name) arguments: (_) @arguments) @call
(call_expression function: (generic_function function: (scoped_identifier) @path) arguments: (_) @arguments) @call
(call_expression function: (generic_function function: (field_expression value: (_) @receiver field: (_) @name)) arguments: (_) @arguments) @call
(call_expression function: [(parenthesized_expression) (call_expression) (index_expression) (closure_expression) (try_expression)] @receiver arguments: (_) @arguments) @call

(struct_expression name: (type_identifier) @name) @call.construct
(struct_expression name: (scoped_type_identifier) @path) @call.construct
(struct_expression name: (generic_type_with_turbofish type: (type_identifier) @name)) @call.construct
(macro_invocation macro: (identifier) @name) @call
(macro_invocation macro: (scoped_identifier) @path) @call
