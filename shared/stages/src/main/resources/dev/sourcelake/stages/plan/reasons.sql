-- How much of a family's work is there for which reason, and how much of its ledger holds.
SELECT coalesce(reason, '') AS reason, count(*) AS files
FROM judged
GROUP BY reason
ORDER BY reason
