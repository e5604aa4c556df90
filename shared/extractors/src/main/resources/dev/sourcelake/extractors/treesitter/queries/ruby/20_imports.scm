; Files that are loaded.

((call !receiver method: (identifier) @require arguments: (argument_list . (string) @module .)) @import.require
  (#any-of? @require "require" "load"))
((call !receiver method: (identifier) @require arguments: (argument_list . (string) @module .)) @import.relative
  (#eq? @require "require_relative"))
((call method: (identifier) @require arguments: (argument_list . (simple_symbol) @name . (string) @module)) @import.require
  (#eq? @require "autoload"))
