-- text: every file that is text, in whatever language.
-- What the family is to write, and under which fingerprint.
SELECT
  m.path,
  m.file_sha256,
  v.version || '-' || m.settings_fingerprint AS fingerprint,
  v.datasets
FROM manifest m
JOIN versions v ON v.extractor = 'text' AND v.language = '*'
WHERE m.status = 'selected'
