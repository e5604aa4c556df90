; The parents that a type declares, in order. Those of an enumeration's cases are not its own.

(class_definition extend: (extends_clause type: [(type_identifier) (generic_type) (stable_type_identifier)] @supertype.extends))
(trait_definition extend: (extends_clause type: [(type_identifier) (generic_type) (stable_type_identifier)] @supertype.extends))
(object_definition extend: (extends_clause type: [(type_identifier) (generic_type) (stable_type_identifier)] @supertype.extends))
(enum_definition extend: (extends_clause type: [(type_identifier) (generic_type) (stable_type_identifier)] @supertype.extends))
