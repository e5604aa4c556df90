-- ast: files in a language that a full parser reads.
-- What the family is to write, and under which fingerprint.
SELECT
  m.path,
  m.file_sha256,
  v.version || '-' || m.settings_fingerprint AS fingerprint,
  v.datasets
FROM manifest m
JOIN versions v ON v.extractor = 'ast' AND v.language = m.language
WHERE m.status = 'selected'
