-- How many paths each family has in the ledger.
SELECT extractor, count(*) AS files
FROM ledger
GROUP BY extractor
ORDER BY extractor
