; Calls, constructions and method references. The earliest pattern of a call wins.

(method_invocation object: (_) @receiver name: (identifier) @name arguments: (_) @arguments) @call
(method_invocation name: (identifier) @name arguments: (_) @arguments) @call
(object_creation_expression type: (type_identifier) @name arguments: (_) @arguments) @call.construct
(object_creation_expression type: (generic_type . (type_identifier) @name) arguments: (_) @arguments) @call.construct
(object_creation_expression type: (scoped_type_identifier (_) @receiver (type_identifier) @name .) arguments: (_) @arguments) @call.construct
(object_creation_expression type: (generic_type . (scoped_type_identifier (_) @receiver (type_identifier) @name .)) arguments: (_) @arguments) @call.construct
(explicit_constructor_invocation constructor: (this) @name arguments: (_) @arguments) @call.this_call
(explicit_constructor_invocation constructor: (super) @name arguments: (_) @arguments) @call.super_call
(method_reference . (_) @receiver (identifier) @name .) @call.method_reference
(method_reference . (_) @receiver "new" @name .) @call.method_reference
