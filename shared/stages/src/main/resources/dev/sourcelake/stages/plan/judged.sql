-- Missing, stale and removed: what a family is to write (wanted, by the query of its name) beside what
-- its ledger says it wrote. Both sides come in the order of their paths and are merged, so that
-- neither is held in memory. Paths whose facts are as wanted are left out.
WITH known AS (
  SELECT path, file_sha256, fingerprint, datasets
  FROM ledger
  WHERE extractor = $extractor
)
SELECT *
FROM (
  SELECT
    coalesce(w.path, k.path) AS path,
    $extractor AS extractor,
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
