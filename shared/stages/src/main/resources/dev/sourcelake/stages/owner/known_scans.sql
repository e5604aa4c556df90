-- The scan of each repository that was published last, where it was read from a git server:
-- a row for each of its settings.
SELECT
  scans.repo,
  scans.commit_sha,
  unnest(map_keys(scans.settings)) AS setting,
  unnest(map_values(scans.settings)) AS value
FROM scans
JOIN (SELECT repo, max(sequence) AS sequence FROM scans GROUP BY repo) newest
  ON newest.repo = scans.repo AND newest.sequence = scans.sequence
WHERE scans.origin_kind = 'git'
ORDER BY scans.repo, setting
