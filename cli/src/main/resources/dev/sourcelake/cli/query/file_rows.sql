-- How many rows of one table one path has.
select ':table' as dataset, extractor, count(*) as row_count
from :table
where repo = :repo and path = :path
group by extractor
