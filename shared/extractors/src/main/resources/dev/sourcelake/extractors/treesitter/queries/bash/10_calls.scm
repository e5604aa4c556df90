; Commands by their name; what expands to one has none.

(command name: (command_name . (word) @name .)) @call @arguments
(command name: (command_name . [(string) (simple_expansion) (expansion) (concatenation)] @receiver)) @call @arguments
