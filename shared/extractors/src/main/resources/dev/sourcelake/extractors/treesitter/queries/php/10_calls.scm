; Calls and constructions. One of anything but a name or a member has no @name.

(function_call_expression function: (name) @name arguments: (_) @arguments) @call
(function_call_expression function: (qualified_name) @path arguments: (_) @arguments) @call
(function_call_expression function: [(variable_name) (function_call_expression) (parenthesized_expression) (subscript_expression) (member_call_expression)] @receiver arguments: (_) @arguments) @call
(member_call_expression object: (_) @receiver name: (name) @name arguments: (_) @arguments) @call
(nullsafe_member_call_expression object: (_) @receiver name: (name) @name arguments: (_) @arguments) @call
(scoped_call_expression scope: (_) @receiver name: (name) @name arguments: (_) @arguments) @call
(object_creation_expression (name) @name (arguments)? @arguments) @call.construct
(object_creation_expression (qualified_name) @path (arguments)? @arguments) @call.construct
