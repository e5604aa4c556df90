; What a script of SQL creates; names are written with their schema. The earliest pattern of a name wins.

(create_table (object_reference) @name (column_definitions)? @body) @definition.table
(create_view . (_) (object_reference) @name (create_query)? @body) @definition.view
(create_materialized_view (object_reference) @name) @definition.view
(create_function (keyword_function) . (object_reference) @name (function_body)? @body) @definition.function
(create_trigger (keyword_trigger) . (object_reference) @name) @definition.trigger
(create_index column: (identifier) @name) @definition.index
(create_type (object_reference) @name) @definition.type
(create_sequence (object_reference) @name) @definition.sequence
(create_schema (identifier) @name) @definition.namespace
(create_database (identifier) @name) @definition.namespace
(column_definition name: (identifier) @name type: (_) @type) @definition.column
(column_definition name: (identifier) @name) @definition.column
(function_argument (identifier) @name . (_)? @type) @definition.parameter
(cte (identifier) @name) @definition.view
