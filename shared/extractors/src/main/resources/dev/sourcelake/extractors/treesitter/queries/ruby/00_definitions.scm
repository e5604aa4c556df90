; What a Ruby file defines. @owner is what a name is written under. The earliest pattern of a name wins.

(module name: (constant) @name) @definition.module
(module name: (scope_resolution scope: (_) @owner name: (_) @name)) @definition.module
(class name: (constant) @name) @definition.class
(class name: (scope_resolution scope: (_) @owner name: (_) @name)) @definition.class
((assignment left: (constant) @name right: (call receiver: (constant) @made_by method: (identifier) @new block: (do_block) @value)) @definition.class
  (#any-of? @made_by "Struct" "Class" "Data") (#any-of? @new "new" "define"))
((assignment left: (constant) @name right: (call receiver: (constant) @made_by method: (identifier) @new)) @definition.class
  (#any-of? @made_by "Struct" "Class" "Data") (#any-of? @new "new" "define"))

(method name: (_) @name) @definition.function
(singleton_method object: (self) name: (_) @name) @definition.function
(singleton_method object: (constant) @owner name: (_) @name) @definition.function
(singleton_method name: (_) @name) @definition.function
((call method: (identifier) @define arguments: (argument_list . (simple_symbol) @name)) @definition.function
  (#any-of? @define "define_method" "define_singleton_method"))
(alias name: (_) @name) @definition.function
(call !receiver method: (identifier) @keyword arguments: (argument_list . (simple_symbol) @name . (_) .) (#eq? @keyword "alias_method")) @definition.function
((call !receiver method: (identifier) @attr arguments: (argument_list (simple_symbol) @name @definition.property))
  (#any-of? @attr "attr_accessor" "attr_reader" "attr_writer" "attr"))
(lambda body: (_) @value) @definition.lambda
(block) @definition.lambda
(do_block) @definition.lambda

(assignment left: (constant) @name) @definition.constant
(assignment left: (instance_variable) @name right: (call receiver: [(constant) (scope_resolution)] @made method: (identifier) @new) (#eq? @new "new")) @definition.field
(assignment left: (identifier) @name right: (call receiver: [(constant) (scope_resolution)] @made method: (identifier) @new) (#eq? @new "new")) @definition.variable
(assignment left: [(instance_variable) (class_variable)] @name) @definition.field
(assignment left: [(identifier) (global_variable)] @name) @definition.variable
(operator_assignment left: [(instance_variable) (class_variable)] @name) @definition.field
(operator_assignment left: [(identifier) (global_variable)] @name) @definition.variable
(left_assignment_list (identifier) @name @definition.variable)
(left_assignment_list (instance_variable) @name @definition.field)
(exception_variable (identifier) @name @definition.variable)
(for pattern: (identifier) @name @definition.variable)

(method_parameters (identifier) @name @definition.parameter)
(block_parameters (identifier) @name @definition.parameter)
(lambda_parameters (identifier) @name @definition.parameter)
(destructured_parameter (identifier) @name @definition.parameter)
(optional_parameter name: (_) @name) @definition.parameter
(keyword_parameter name: (_) @name) @definition.parameter
(splat_parameter name: (_) @name) @definition.parameter
(hash_splat_parameter name: (_) @name) @definition.parameter
(block_parameter name: (_) @name) @definition.parameter
