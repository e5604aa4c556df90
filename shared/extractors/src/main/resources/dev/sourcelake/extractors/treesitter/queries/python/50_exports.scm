; Names that the module's __all__ lists: where it is assigned, added to, or extended.

((assignment left: (identifier) @exports right: [(list (string (string_content) @exported)) (tuple (string (string_content) @exported)) (expression_list (string (string_content) @exported))])
  (#eq? @exports "__all__"))
((assignment left: (identifier) @exports right: (binary_operator [(list (string (string_content) @exported)) (tuple (string (string_content) @exported))]))
  (#eq? @exports "__all__"))
((augmented_assignment left: (identifier) @exports right: [(list (string (string_content) @exported)) (tuple (string (string_content) @exported))])
  (#eq? @exports "__all__"))
((call function: (attribute object: (identifier) @exports) arguments: (argument_list [(string (string_content) @exported) (list (string (string_content) @exported)) (tuple (string (string_content) @exported))]))
  (#eq? @exports "__all__"))
