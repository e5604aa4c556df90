-- What scans themselves wrote in a table, without what extractors wrote there.
SELECT * FROM previous_all WHERE extractor = 'scan'
