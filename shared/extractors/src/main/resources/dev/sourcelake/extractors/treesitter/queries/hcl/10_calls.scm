; Calls of functions.

(function_call (identifier) @name (function_arguments)? @arguments) @call
