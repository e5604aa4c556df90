-- What is not ok of a repository, by family of extractors: the reasons, the most frequent first.
select extractor, status, coalesce(reason, 'no reason given') as reason, count(*) as files
from extractions
where repo = :repo and status <> 'ok'
group by 1, 2, 3
order by files desc, extractor, status, reason
