; Calls, and decorators, which are calls too. A call of anything but a name or an attribute has no @name: its @receiver is
; all that is called. The earliest pattern of a call wins.

(decorator (call function: (identifier) @name arguments: (_) @arguments) @call.decorator)
(decorator (call function: (attribute object: (_) @receiver attribute: (identifier) @name) arguments: (_) @arguments) @call.decorator)
(decorator (identifier) @name) @call.decorator
(decorator (attribute object: (_) @receiver attribute: (identifier) @name)) @call.decorator

; A star is bound to the first name after it; parentheses around what is called change nothing.
(call function: [(identifier) @name (list_splat (identifier) @name) (parenthesized_expression (identifier) @name)] arguments: (_) @arguments) @call
(call function: (parenthesized_expression (attribute object: (_) @receiver attribute: (identifier) @name)) arguments: (_) @arguments) @call
(call function: (attribute object: (_) @receiver attribute: (identifier) @name) arguments: (_) @arguments) @call
(call function: [(call) (subscript) (parenthesized_expression) (string) (concatenated_string) (list) (dictionary) (set) (tuple) (integer) (float) (ellipsis) (none) (true) (false) (list_comprehension) (dictionary_comprehension) (set_comprehension) (generator_expression)] @receiver arguments: (_) @arguments) @call
