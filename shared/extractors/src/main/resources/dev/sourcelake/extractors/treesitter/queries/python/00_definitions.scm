; What a Python file defines. @definition.<kind> is the whole definition; @name its name, or @targets a pattern whose
; identifiers are names. The earliest pattern of a definition wins. Functions of classes become methods afterwards.

(class_definition name: (identifier) @name) @definition.class
(function_definition name: (identifier) @name) @definition.function
(lambda) @definition.lambda
; The name of a generic alias that is a word of context, such as match, makes a subscript of it.
(type_alias_statement left: (type [(identifier) @name (generic_type . (identifier) @name) (subscript value: (identifier) @name)])) @definition.type_alias

(parameters [(identifier) (default_parameter) (typed_parameter) (typed_default_parameter) (list_splat_pattern) (dictionary_splat_pattern) (tuple_pattern)] @definition.parameter)
(lambda_parameters [(identifier) (default_parameter) (list_splat_pattern) (dictionary_splat_pattern) (tuple_pattern)] @definition.parameter)
(class_definition type_parameters: (type_parameter (type) @definition.type_parameter))
(function_definition type_parameters: (type_parameter (type) @definition.type_parameter))
(type_alias_statement left: (type (generic_type (type_parameter (type) @definition.type_parameter))))
(type_alias_statement left: (type (subscript value: (identifier) subscript: (identifier) @definition.type_parameter)))

(assignment left: (attribute object: (identifier) @self attribute: (identifier) @name)) @definition.field
(assignment left: [(identifier) (pattern_list) (tuple_pattern) (list_pattern)] @targets) @definition.variable
(named_expression name: (identifier) @targets) @definition.variable
(for_statement left: (_) @targets @definition.variable)
(as_pattern alias: (as_pattern_target (_) @targets @definition.variable))
(case_pattern (as_pattern (identifier) @targets @definition.variable))
(case_pattern (dotted_name . (identifier) @targets @definition.variable .))
(case_pattern (splat_pattern (identifier) @targets @definition.variable))
(dict_pattern (splat_pattern (identifier) @targets @definition.variable))
(keyword_pattern (identifier) (dotted_name . (identifier) @targets @definition.variable .))
(union_pattern (dotted_name . (identifier) @targets @definition.variable .))

; Names that belong to another scope than the one they are bound in.
(global_statement (identifier) @elsewhere)
(nonlocal_statement (identifier) @elsewhere)
