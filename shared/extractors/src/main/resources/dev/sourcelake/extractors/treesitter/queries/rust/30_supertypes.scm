; Traits that a trait asks for, and those that impl blocks give to a type of the file.

(trait_item bounds: (trait_bounds [(type_identifier) (scoped_type_identifier) (generic_type)] @supertype.extends))
(impl_item trait: (_) @supertype.implements type: (_) @subtype)
