; The parents that a type declares, in order, and the types that it permits.

(superclass (_) @supertype.extends)
(super_interfaces (type_list (_) @supertype.implements))
(extends_interfaces (type_list (_) @supertype.extends))
(permits (type_list (_) @supertype.permits))
