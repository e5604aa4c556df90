; Keys, each with its value.

(pair key: (_) @name) @definition.key
