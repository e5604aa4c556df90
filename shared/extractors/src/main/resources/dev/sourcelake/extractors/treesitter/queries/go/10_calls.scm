; Calls, and composite literals of named types, which construct. A call of anything but a name or a field has no @name: its
; @receiver is all that is called. The earliest pattern of a call wins.

(call_expression function: (identifier) @name arguments: (_) @arguments) @call
(call_expression function: (selector_expression operand: (_) @receiver field: (field_identifier) @name) arguments: (_) @arguments) @call
(call_expression function: [(call_expression) (index_expression) (parenthesized_expression) (func_literal) (type_instantiation_expression) (type_assertion_expression)] @receiver arguments: (_) @arguments) @call
(type_conversion_expression type: (generic_type type: (type_identifier) @name)) @call
(type_conversion_expression type: (generic_type type: (qualified_type package: (_) @receiver name: (_) @name))) @call
(composite_literal type: (type_identifier) @name) @call.construct
(composite_literal type: (qualified_type package: (_) @receiver name: (_) @name)) @call.construct
(composite_literal type: (generic_type type: (type_identifier) @name)) @call.construct
(composite_literal type: (generic_type type: (qualified_type package: (_) @receiver name: (_) @name))) @call.construct
