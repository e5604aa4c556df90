; Calls of functions.

(invocation (object_reference) @path) @call
