; Names that use brings into scope, one match for each, and files that are run.

(namespace_use_declaration (namespace_use_clause . [(name) (qualified_name)] @path alias: (_)? @alias)) @import
(namespace_use_declaration (namespace_name) @prefix body: (namespace_use_group (namespace_use_clause . [(name) (qualified_name)] @path alias: (_)? @alias) @span)) @import
(include_expression [(string) (encapsed_string)] @module) @import.file
(include_once_expression [(string) (encapsed_string)] @module) @import.file
(require_expression [(string) (encapsed_string)] @module) @import.file
(require_once_expression [(string) (encapsed_string)] @module) @import.file
