; Names that the module's __all__ lists: where it is assigned, added to, or extended.

((assignment left: (identifier) @all right: [(list (string (string_content) @exported)) (tuple (string (string_content) @exported)) (expression_list (string (string_content) @exported))])
  (#eq? @all "__all__"))
((assignment left: (identifier) @all right: (binary_operator [(list (string (string_content) @exported)) (tuple (string (string_content) @exported))]))
  (#eq? @all "__all__"))
((augmented_assignment left: (identifier) @all right: [(list (string (string_content) @exported)) (tuple (string (string_content) @exported))])
  (#eq? @all "__all__"))
((call function: (attribute object: (identifier) @all) arguments: (argument_list [(string (string_content) @exported) (list (string (string_content) @exported)) (tuple (string (string_content) @exported))]))
  (#eq? @all "__all__"))
