-- The content of one path by its digest.
select kind, status, reason, file_sha256
from files
where repo = :repo and path = :path
