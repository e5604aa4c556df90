; Calls. One of anything but a name or a field has no @name: its @receiver is all that is called.

(call_expression function: (identifier) @name arguments: (_) @arguments) @call
(call_expression function: (field_expression argument: (_) @receiver field: (_) @name) arguments: (_) @arguments) @call
(call_expression function: [(parenthesized_expression) (call_expression) (subscript_expression) (pointer_expression)] @receiver arguments: (_) @arguments) @call
