-- The scan of each repository that was published last, where it was read from a git server.
SELECT
  scans.repo,
  scans.commit_sha,
  scans.settings['deadline'] AS deadline,
  scans.settings['generated_markers'] AS generated_markers,
  scans.settings['max_file_size'] AS max_file_size,
  scans.settings['manifest_only'] AS manifest_only,
  scans.settings['profile'] AS profile,
  scans.settings['datasets'] AS datasets,
  scans.settings['queries'] AS queries,
  scans.settings['match'] AS match,
  scans.settings['extractors'] AS extractors
FROM scans
JOIN (SELECT repo, max(sequence) AS sequence FROM scans GROUP BY repo) newest
  ON newest.repo = scans.repo AND newest.sequence = scans.sequence
WHERE scans.origin_kind = 'git'
ORDER BY scans.repo
