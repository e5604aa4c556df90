-- The worklists of all families with what is needed to read each file; a path's rows stand together.
-- Where another scan has brought a content meanwhile, that one counts.
WITH contents AS (
  SELECT * FROM stored
  UNION ALL
  SELECT n.* FROM packed n LEFT ANTI JOIN stored o ON o.file_sha256 = n.file_sha256
)
SELECT
  w.path,
  w.extractor,
  w.fingerprint,
  w.datasets,
  m.file_sha256,
  m.size_bytes,
  m.language,
  m.category,
  m.encoding,
  c.pack,
  c."offset",
  c."length",
  c.codec
FROM judged w
JOIN manifest m ON m.path = w.path
LEFT JOIN contents c ON c.file_sha256 = m.file_sha256
WHERE w.reason <> 'removed' AND cardinality(w.datasets) > 0
ORDER BY w.path, w.extractor
