-- What the last scan of a repository was told to do.
select
  scan_id,
  settings['profile'] as profile,
  settings['datasets'] as datasets,
  settings['manifest_only'] as manifest_only
from scans
where repo = :repo
order by sequence desc
limit 1
