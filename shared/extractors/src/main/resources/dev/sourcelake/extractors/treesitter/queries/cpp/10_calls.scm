; Calls and constructions. One of anything but a name or a member has no @name.

(call_expression function: (identifier) @name arguments: (_) @arguments) @call
(call_expression function: (template_function name: (_) @name) arguments: (_) @arguments) @call
(call_expression function: (field_expression argument: (_) @receiver field: (field_identifier) @name) arguments: (_) @arguments) @call
(call_expression function: (field_expression argument: (_) @receiver field: (template_method name: (_) @name)) arguments: (_) @arguments) @call
(call_expression function: (field_expression argument: (_) @receiver field: [(dependent_name) (destructor_name) (qualified_identifier)] @name) arguments: (_) @arguments) @call
(call_expression function: (qualified_identifier) @path arguments: (_) @arguments) @call
(call_expression function: [(parenthesized_expression) (call_expression) (subscript_expression) (lambda_expression)] @receiver arguments: (_) @arguments) @call

(new_expression type: (type_identifier) @name arguments: (_)? @arguments) @call.construct
(new_expression type: (template_type name: (_) @name) arguments: (_)? @arguments) @call.construct
(new_expression type: (qualified_identifier) @path arguments: (_)? @arguments) @call.construct
(compound_literal_expression type: (type_identifier) @name value: (_) @arguments) @call.construct
(compound_literal_expression type: (template_type name: (_) @name) value: (_) @arguments) @call.construct
(compound_literal_expression type: (qualified_identifier) @path value: (_) @arguments) @call.construct
(declaration type: (type_identifier) @name declarator: (init_declarator value: [(argument_list) (initializer_list)] @arguments)) @call.construct
(declaration type: (template_type name: (_) @name) declarator: (init_declarator value: [(argument_list) (initializer_list)] @arguments)) @call.construct
(declaration type: (qualified_identifier) @path declarator: (init_declarator value: [(argument_list) (initializer_list)] @arguments)) @call.construct
