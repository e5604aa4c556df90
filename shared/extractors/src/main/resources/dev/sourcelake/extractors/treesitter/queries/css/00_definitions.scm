; Selectors as written, each with its rules, animations and custom properties.

(rule_set (selectors (_) @name)) @definition.selector
(keyframes_statement (keyframes_name) @name) @definition.keyframes
((declaration (property_name) @name) @definition.variable (#match? @name "^--"))
