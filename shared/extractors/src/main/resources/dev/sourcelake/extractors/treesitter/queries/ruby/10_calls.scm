; Calls with arguments, a block or a receiver: without any of them a call looks like a variable. Objects are made by new.

((call receiver: (constant) @name method: (identifier) @new) @call.construct (#eq? @new "new"))
((call receiver: (scope_resolution scope: (_) @receiver name: (_) @name) method: (identifier) @new) @call.construct (#eq? @new "new"))
(call method: (super) @name) @call.super_call
(call receiver: (_) @receiver method: [(identifier) (constant)] @name) @call
(call !receiver method: [(identifier) (constant)] @name) @call
(call receiver: (_) @receiver !method) @call
