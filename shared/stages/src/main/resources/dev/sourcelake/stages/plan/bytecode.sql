-- bytecode: class files, loose or in archives.
-- What the family is to write, and under which fingerprint: facts of a class file depend on nothing but
-- its bytes and its path. The versions are the side that is held in memory, so that the rows stay in the
-- order of their paths.
SELECT
  m.path,
  m.file_sha256,
  v.version AS fingerprint,
  v.datasets
FROM versions v
JOIN manifest m ON m.language = v.language
WHERE v.extractor = 'bytecode' AND m.status = 'selected'
