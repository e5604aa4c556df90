-- text: every file that is text, in whatever language.
-- What the family is to write, and under which fingerprint. It has one version.
SELECT
  path,
  file_sha256,
  (SELECT version FROM versions WHERE extractor = 'text') || '-' || settings_fingerprint AS fingerprint,
  (SELECT datasets FROM versions WHERE extractor = 'text') AS datasets
FROM manifest
WHERE status = 'selected' AND category IS DISTINCT FROM 'binary'
