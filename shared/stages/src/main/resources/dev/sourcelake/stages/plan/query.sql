-- query: files in a language that the scan was given a tree-sitter query for.
-- What the family is to write, and under which fingerprint. The versions are the side that is held
-- in memory, so that the rows stay in the order of their paths.
SELECT
  m.path,
  m.file_sha256,
  v.version || '-' || m.settings_fingerprint AS fingerprint,
  v.datasets
FROM versions v
JOIN manifest m ON m.language = v.language
WHERE v.extractor = 'query' AND m.status = 'selected'
