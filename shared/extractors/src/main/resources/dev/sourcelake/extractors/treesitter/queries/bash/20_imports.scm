; Files that are run in the same shell.

((command name: (command_name (word) @source) . argument: [(word) (string) (raw_string) (concatenation) (simple_expansion)] @module) @import
  (#any-of? @source "source" "."))
