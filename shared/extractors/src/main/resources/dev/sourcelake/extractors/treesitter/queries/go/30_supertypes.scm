; Types embedded in structs and interfaces.

(field_declaration !name type: (_) @supertype.embeds)
(interface_type (type_elem . [(type_identifier) (qualified_type) (generic_type)] @supertype.embeds .))
