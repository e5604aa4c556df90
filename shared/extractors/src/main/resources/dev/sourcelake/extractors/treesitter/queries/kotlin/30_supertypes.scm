; The parents that a type declares, in order: what is constructed is a class.

(class_declaration "interface" (delegation_specifiers (delegation_specifier (user_type) @supertype.extends)))
(delegation_specifier (constructor_invocation . (user_type) @supertype.extends))
(delegation_specifier (user_type) @supertype.implements)
(delegation_specifier (explicit_delegation . (user_type) @supertype.implements))
