; Stages, of the type of their image, and what is set for them.

(from_instruction (image_spec) @type as: (image_alias) @name) @definition.stage
(from_instruction (image_spec) @type !as) @definition.stage
(arg_instruction (arg_pair name: (_) @name) @definition.variable)
(env_instruction (env_pair name: (_) @name) @definition.variable)
(label_instruction (label_pair key: (_) @name) @definition.key)
