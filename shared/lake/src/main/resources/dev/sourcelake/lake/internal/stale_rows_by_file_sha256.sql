-- How many rows of a file are to go. The keys are the side that is held in memory.
SELECT count(*) FROM stale RIGHT SEMI JOIN data ON data.file_sha256 = stale.file_sha256
