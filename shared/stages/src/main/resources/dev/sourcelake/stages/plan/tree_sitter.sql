-- tree_sitter: files in a language that grammars and query packs read and no full parser owns.
-- What the family is to write, and under which fingerprint.
SELECT
  m.path,
  m.file_sha256,
  v.version || '-' || m.settings_fingerprint AS fingerprint,
  v.datasets
FROM manifest m
JOIN versions v ON v.extractor = 'tree_sitter' AND v.language = m.language
WHERE m.status = 'selected'
