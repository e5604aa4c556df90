-- The rows of a file that stay. The keys are the side that is held in memory, and the file's order
-- is kept.
SELECT data.* FROM stale RIGHT ANTI JOIN data ON data.file_sha256 = stale.file_sha256
