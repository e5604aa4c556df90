; Calls, of which constructions look alike.

(call_expression . (simple_identifier) @name (call_suffix) @arguments) @call
(call_expression . (navigation_expression target: (_) @receiver suffix: (navigation_suffix suffix: (_) @name)) (call_suffix) @arguments) @call
(call_expression . [(call_expression) (tuple_expression) (postfix_expression)] @receiver (call_suffix) @arguments) @call
(constructor_expression constructed_type: (user_type (type_identifier) @name .) (constructor_suffix) @arguments) @call.construct
