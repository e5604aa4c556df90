; Calls, constructions, tagged templates and decorators. A call of anything but a name or a member has no @name: its
; @receiver is all that is called. The earliest pattern of a call wins.

(decorator (call_expression function: (identifier) @name arguments: (_) @arguments) @call.decorator)
(decorator (call_expression function: (member_expression object: (_) @receiver property: (_) @name) arguments: (_) @arguments) @call.decorator)
(decorator (identifier) @name) @call.decorator
(decorator (member_expression object: (_) @receiver property: (_) @name)) @call.decorator

(call_expression function: (identifier) @name arguments: (_) @arguments) @call
(call_expression function: (member_expression object: (_) @receiver property: (_) @name) arguments: (_) @arguments) @call
(call_expression function: (super) arguments: (_) @arguments) @call.super_call
(call_expression function: [(call_expression) (new_expression) (subscript_expression) (parenthesized_expression) (function_expression) (arrow_function) (this) (template_string)] @receiver arguments: (_) @arguments) @call
(new_expression constructor: (identifier) @name) @call.construct
(new_expression constructor: (member_expression object: (_) @receiver property: (_) @name)) @call.construct
(new_expression constructor: [(this) (parenthesized_expression) (subscript_expression) (class) (function_expression) (call_expression)] @receiver) @call.construct
