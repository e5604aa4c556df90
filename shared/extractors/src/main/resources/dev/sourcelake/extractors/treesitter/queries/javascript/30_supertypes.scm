; The parent of a class.

(class_heritage "extends" . (_) @supertype.extends)
