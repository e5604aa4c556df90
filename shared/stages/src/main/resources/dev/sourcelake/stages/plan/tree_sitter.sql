-- tree_sitter: files in a language that grammars and query packs read and no full parser owns.
-- Missing, stale and removed: what the family is to write beside what its ledger says it wrote. Both
-- sides come in the order of their paths, so that the join streams. Paths whose facts are as wanted
-- are left out.
WITH wanted AS (
  SELECT
    m.path,
    m.file_sha256,
    v.version || '-' || m.settings_fingerprint AS fingerprint,
    v.datasets
  FROM manifest m
  JOIN versions v ON v.extractor = 'tree_sitter' AND v.language = m.language
  WHERE m.status = 'selected'
),
known AS (
  SELECT path, file_sha256, fingerprint, datasets
  FROM ledger
  WHERE extractor = 'tree_sitter'
)
SELECT *
FROM (
  SELECT
    coalesce(w.path, k.path) AS path,
    'tree_sitter' AS extractor,
    w.fingerprint,
    w.datasets,
    CASE
      WHEN w.path IS NULL THEN 'removed'
      WHEN k.path IS NULL THEN 'missing'
      WHEN k.file_sha256 <> w.file_sha256 THEN 'content'
      WHEN k.fingerprint <> w.fingerprint THEN 'settings'
      WHEN NOT array_has_all(k.datasets, w.datasets) THEN 'datasets'
    END AS reason
  FROM wanted w
  FULL JOIN known k ON k.path = w.path
) judged
WHERE reason IS NOT NULL
