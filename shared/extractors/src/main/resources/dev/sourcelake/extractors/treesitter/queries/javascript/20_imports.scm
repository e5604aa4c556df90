; Imports of ECMAScript modules, re-exports, require and import(): one match for each imported name.

(import_statement (import_clause (identifier) @default) source: (string) @module) @import
(import_statement (import_clause (namespace_import (identifier) @alias)) source: (string) @module) @import
(import_statement (import_clause (named_imports (import_specifier name: (_) @name !alias) @specifier)) source: (string) @module) @import
(import_statement (import_clause (named_imports (import_specifier name: (_) @name alias: (identifier) @alias) @specifier)) source: (string) @module) @import
(import_statement . (string) @module) @import

(export_statement "*" @wildcard source: (string) @module) @import.export
(export_statement (namespace_export (_) @alias) source: (string) @module) @import.export
(export_statement (export_clause (export_specifier name: (_) @name !alias) @specifier) source: (string) @module) @import.export
(export_statement (export_clause (export_specifier name: (_) @name alias: (_) @alias) @specifier) source: (string) @module) @import.export

((call_expression function: (identifier) @require arguments: (arguments . (string) @module .)) @import.require
  (#eq? @require "require"))
(call_expression function: (import) arguments: (arguments . (string) @module)) @import.dynamic
