; Parents of classes and interfaces.

(extends_clause value: (_) @supertype.extends)
(implements_clause (_) @supertype.implements)
(extends_type_clause type: (_) @supertype.extends)
