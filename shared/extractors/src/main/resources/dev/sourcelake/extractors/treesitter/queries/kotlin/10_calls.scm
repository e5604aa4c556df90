; Calls, of which constructions look alike, and those of parents' constructors.

(call_expression . (identifier) @name [(value_arguments) (annotated_lambda)] @arguments) @call
(call_expression . (navigation_expression . (_) @receiver (identifier) @name .) [(value_arguments) (annotated_lambda)] @arguments) @call
(call_expression . [(call_expression) (index_expression) (parenthesized_expression) (this_expression) (lambda_literal) (anonymous_function)] @receiver (value_arguments) @arguments) @call
(infix_expression . (_) @receiver (identifier) @name (_) @arguments .) @call
(delegation_specifier (constructor_invocation (user_type (identifier) @name .) (value_arguments) @arguments) @call.super_call)
(constructor_delegation_call "super" @name (value_arguments) @arguments) @call.super_call
(constructor_delegation_call "this" @name (value_arguments) @arguments) @call.this_call
(callable_reference (user_type) @receiver (identifier) @name .) @call.method_reference
(callable_reference . "::" (identifier) @name .) @call.method_reference
