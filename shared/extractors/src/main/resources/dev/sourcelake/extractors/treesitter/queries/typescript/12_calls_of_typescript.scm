; Calls of what TypeScript asserts not to be null.

(call_expression function: (non_null_expression (identifier) @name) arguments: (_) @arguments) @call
(call_expression function: (non_null_expression (member_expression object: (_) @receiver property: (_) @name)) arguments: (_) @arguments) @call
