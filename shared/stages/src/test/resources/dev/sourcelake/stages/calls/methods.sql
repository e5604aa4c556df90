-- Methods that people wrote: bridges repeat those of other types.
SELECT class, name, descriptor
FROM bytecode_members
WHERE repo = 'classes' AND kind IN ('method', 'constructor') AND access_flags & 4096 = 0
