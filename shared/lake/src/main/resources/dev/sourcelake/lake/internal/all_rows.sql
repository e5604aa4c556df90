-- The rows of files that are folded into larger ones.
SELECT * FROM data
