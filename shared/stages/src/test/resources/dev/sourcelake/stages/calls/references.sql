-- What compiled methods call, line by line.
SELECT class, source_file, owner, name, descriptor, unnest(lines) AS line
FROM bytecode_references
WHERE repo = 'classes' AND owner IS NOT NULL AND name IS NOT NULL
  AND (kind LIKE 'invoke%' OR kind LIKE 'handle_%')
