-- The rows that stay: of some files all but those to go, of others all. The keys are the side that
-- is held in memory.
SELECT * FROM stale RIGHT ANTI JOIN data ON data.path = stale.path
UNION ALL
SELECT * FROM whole
