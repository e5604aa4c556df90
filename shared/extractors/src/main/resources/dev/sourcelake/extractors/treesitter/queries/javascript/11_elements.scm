; JSX elements of components; lower-case ones are the platform's.

((jsx_opening_element name: (identifier) @name) @call.construct (#match? @name "^[A-Z]"))
((jsx_self_closing_element name: (identifier) @name) @call.construct (#match? @name "^[A-Z]"))
(jsx_opening_element name: (member_expression object: (_) @receiver property: (_) @name)) @call.construct
(jsx_self_closing_element name: (member_expression object: (_) @receiver property: (_) @name)) @call.construct
