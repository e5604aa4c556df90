-- Which journal entry published which scan.
SELECT scan_id, journal_entry FROM scans
