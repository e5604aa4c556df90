; Modules that are loaded, and the name that a variable gives them.

((variable_declaration (assignment_statement (variable_list . name: (identifier) @alias .)
   (expression_list . value: (function_call name: (identifier) @require arguments: (arguments . (string) @module .)) @import .)))
  (#eq? @require "require"))
((function_call name: (identifier) @require arguments: (arguments . (string) @module .)) @import
  (#any-of? @require "require" "dofile"))
