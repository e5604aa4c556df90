; Included files, and what using brings into scope.

(preproc_include path: (system_lib_string) @module @system) @import
(preproc_include path: (string_literal) @module) @import
(using_declaration "namespace" @wildcard [(identifier) (qualified_identifier)] @module) @import.using
((using_declaration (qualified_identifier) @path) @import.using (#not-match? @import.using "^using\\s+namespace\\b"))
(namespace_alias_definition name: (_) @alias [(namespace_identifier) (nested_namespace_specifier)] @module .) @import.using
