; The parents that a class declares, in order; other keywords are no parents.

(class_definition superclasses: (argument_list (expression) @supertype.extends))
((class_definition superclasses: (argument_list (keyword_argument name: (identifier) @keyword value: (_) @supertype.metaclass)))
  (#eq? @keyword "metaclass"))
