; Imports, of one name or of all.

(import_declaration (scoped_identifier) @module (asterisk) @wildcard) @import
(import_declaration (identifier) @module (asterisk) @wildcard) @import
(import_declaration (scoped_identifier scope: (_) @module name: (_) @name) .) @import
(import_declaration (identifier) @name .) @import
