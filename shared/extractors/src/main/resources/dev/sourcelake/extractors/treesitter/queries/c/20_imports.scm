; Included files. What a macro names is not known.

(preproc_include path: (system_lib_string) @module @system) @import
(preproc_include path: (string_literal) @module) @import
