; Calls and constructions. One of anything but a name or a member has no @name.

(invocation_expression function: (identifier) @name arguments: (_) @arguments) @call
(invocation_expression function: (generic_name . (identifier) @name) arguments: (_) @arguments) @call
(invocation_expression function: (member_access_expression expression: _ @receiver name: (identifier) @name) arguments: (_) @arguments) @call
(invocation_expression function: (member_access_expression expression: _ @receiver name: (generic_name . (identifier) @name)) arguments: (_) @arguments) @call
(invocation_expression function: (conditional_access_expression condition: _ @receiver (member_binding_expression name: (identifier) @name)) arguments: (_) @arguments) @call
(invocation_expression function: (conditional_access_expression condition: _ @receiver (member_binding_expression name: (generic_name . (identifier) @name))) arguments: (_) @arguments) @call
(invocation_expression function: [(invocation_expression) (element_access_expression) (parenthesized_expression) (cast_expression)] @receiver arguments: (_) @arguments) @call

(object_creation_expression type: (identifier) @name arguments: (_)? @arguments) @call.construct
(object_creation_expression type: (generic_name . (identifier) @name) arguments: (_)? @arguments) @call.construct
(object_creation_expression type: (qualified_name qualifier: (_) @receiver name: (identifier) @name) arguments: (_)? @arguments) @call.construct
(object_creation_expression type: (qualified_name qualifier: (_) @receiver name: (generic_name . (identifier) @name)) arguments: (_)? @arguments) @call.construct
(variable_declaration type: [(identifier) (generic_name . (identifier) @name)] @name (variable_declarator (implicit_object_creation_expression (argument_list)? @arguments) @call.construct))
(constructor_initializer "base" @name (argument_list) @arguments) @call.super_call
(constructor_initializer "this" @name (argument_list) @arguments) @call.this_call
