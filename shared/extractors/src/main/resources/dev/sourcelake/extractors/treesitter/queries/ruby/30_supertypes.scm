; The parent of a class, and the modules that are mixed in.

(superclass [(constant) (scope_resolution)] @supertype.extends)
((call !receiver method: (identifier) @include arguments: (argument_list [(constant) (scope_resolution)] @supertype.embeds))
  (#any-of? @include "include" "prepend"))
((call !receiver method: (identifier) @extend arguments: (argument_list [(constant) (scope_resolution)] @supertype.metaclass))
  (#eq? @extend "extend"))
