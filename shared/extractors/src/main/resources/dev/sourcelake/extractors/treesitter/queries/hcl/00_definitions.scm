; Blocks, which go by their kind and labels, and what is set in them.

(block . (identifier) @name (body)? @body) @definition.block
(attribute . (identifier) @name) @definition.key
(object_elem key: (expression [(variable_expr (identifier) @name) (literal_value (string_lit) @name)])) @definition.key
