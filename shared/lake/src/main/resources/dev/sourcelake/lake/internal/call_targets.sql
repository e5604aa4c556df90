-- A call and a definition that it may mean. tier is exact (a candidate is defined in the repository),
-- inherited (a supertype of the candidate's owner defines it), external (the candidate leads out of
-- the repository: to one that it depends on, else target_path is null) or name_only (nothing but the
-- name fits).
WITH
-- What calls may mean, by their own file. The name goes along so that a question for one name reads
-- no more than it needs.
candidates AS (
  SELECT
    repo, path, call_id, name,
    candidate['rank'] AS rank,
    candidate['name'] AS candidate,
    regexp_replace(candidate['name'], '\.[^.]*$', '') AS owner,
    regexp_replace(candidate['name'], '^.*\.', '') AS member
  FROM (SELECT repo, path, call_id, name, unnest(candidates) AS candidate FROM calls)
),
callables AS (
  SELECT repo, path, def_id, name, qualified_name, language
  FROM definitions
  WHERE kind IN (
    'function', 'method', 'constructor', 'class', 'record', 'enum', 'struct', 'interface',
    'annotation_type')
),
-- Names that a module gives to what another one defines, in languages whose modules pass imports on,
-- over at most three of them.
aliases AS (
  SELECT DISTINCT i.repo, f.module || '.' || coalesce(i.alias, i.name) AS alias, i.target
  FROM imports i
  JOIN files f ON f.repo = i.repo AND f.path = i.path
  WHERE i.language IN ('python', 'javascript', 'typescript')
    AND i.target <> f.module || '.' || coalesce(i.alias, i.name)
),
closed_aliases AS (
  SELECT repo, alias, target FROM aliases
  UNION
  SELECT a.repo, a.alias, b.target
  FROM aliases a JOIN aliases b ON b.repo = a.repo AND b.alias = a.target
  UNION
  SELECT a.repo, a.alias, c.target
  FROM aliases a
  JOIN aliases b ON b.repo = a.repo AND b.alias = a.target
  JOIN aliases c ON c.repo = b.repo AND c.alias = b.target
),
-- Types and those above them, at most three steps.
declared AS (
  SELECT d.repo, d.qualified_name AS type, s.target AS parent
  FROM supertypes s
  JOIN definitions d ON d.repo = s.repo AND d.path = s.path AND d.def_id = s.def_id
  WHERE s.target IS NOT NULL
),
parents AS (
  SELECT repo, type, parent FROM declared
  UNION
  SELECT d.repo, d.type, a.target
  FROM declared d JOIN closed_aliases a ON a.repo = d.repo AND a.alias = d.parent
),
ancestors AS (
  SELECT repo, type, parent AS ancestor FROM parents
  UNION
  SELECT a.repo, a.type, b.parent
  FROM parents a JOIN parents b ON b.repo = a.repo AND b.type = a.parent
  UNION
  SELECT a.repo, a.type, c.parent
  FROM parents a
  JOIN parents b ON b.repo = a.repo AND b.type = a.parent
  JOIN parents c ON c.repo = b.repo AND c.type = b.parent
),
-- The names under which a call's target may be defined.
guesses AS (
  SELECT repo, path, call_id, name, rank, 'exact' AS tier, candidate AS guess
  FROM candidates
  UNION ALL
  SELECT c.repo, c.path, c.call_id, c.name, c.rank, 'exact' AS tier, a.target AS guess
  FROM candidates c JOIN closed_aliases a ON a.repo = c.repo AND a.alias = c.candidate
  UNION ALL
  SELECT
    c.repo, c.path, c.call_id, c.name, c.rank, 'exact' AS tier, a.target || '.' || c.member AS guess
  FROM candidates c JOIN closed_aliases a ON a.repo = c.repo AND a.alias = c.owner
  UNION ALL
  SELECT
    c.repo, c.path, c.call_id, c.name, c.rank, 'inherited' AS tier,
    t.ancestor || '.' || c.member AS guess
  FROM candidates c JOIN ancestors t ON t.repo = c.repo AND t.type = c.owner
),
-- Where a repository's names may be defined: in itself and in those that it depends on.
places AS (
  SELECT DISTINCT repo, repo AS target_repo FROM calls
  UNION
  SELECT d.repo, p.repo AS target_repo
  FROM dependencies d
  JOIN packages p ON p.ecosystem = d.ecosystem AND p.name = d.name
),
-- Candidates with the names that may have been imported for them: itself, its owner, that one's.
vouched AS (
  SELECT
    repo, path, call_id, name, rank, candidate,
    unnest(make_array(candidate, owner, regexp_replace(owner, '\.[^.]*$', ''))) AS imported
  FROM candidates
),
resolved AS (
  SELECT
    g.repo, g.path, g.call_id, g.name, g.rank,
    CASE WHEN d.repo = g.repo THEN g.tier ELSE 'external' END AS tier,
    d.qualified_name AS target, d.repo AS target_repo, d.path AS target_path,
    d.def_id AS target_def_id
  FROM guesses g
  JOIN places p ON p.repo = g.repo
  JOIN callables d ON d.repo = p.target_repo AND d.qualified_name = g.guess
  UNION ALL
  -- An import of something outside the lake vouches for the candidate.
  SELECT
    v.repo, v.path, v.call_id, v.name, v.rank, 'external' AS tier,
    v.candidate AS target, CAST(NULL AS VARCHAR) AS target_repo,
    CAST(NULL AS VARCHAR) AS target_path, CAST(NULL AS INT) AS target_def_id
  FROM vouched v
  JOIN imports i ON i.repo = v.repo AND i.path = v.path AND i.target = v.imported
  WHERE i.origin IN ('stdlib', 'dependency')
),
judged AS (
  SELECT
    c.repo, c.path, c.call_id, c.caller_def_id, c.name, c.bstart, c.start_line, c.start_col,
    c.language, r.rank, r.tier, r.target, r.target_repo, r.target_path, r.target_def_id,
    -- Null, which equals nothing, where the call is resolved.
    CASE WHEN r.tier IS NULL THEN c.name END AS open_name
  FROM calls c
  LEFT JOIN resolved r
    ON r.repo = c.repo AND r.path = c.path AND r.call_id = c.call_id AND r.name = c.name
)
SELECT
  j.repo,
  j.path,
  j.call_id,
  j.caller_def_id,
  j.name,
  j.bstart,
  j.start_line,
  j.start_col,
  j.language,
  coalesce(j.tier, 'name_only') AS tier,
  coalesce(j.target, d.qualified_name) AS target,
  coalesce(j.target_repo, d.repo) AS target_repo,
  coalesce(j.target_path, d.path) AS target_path,
  coalesce(j.target_def_id, d.def_id) AS target_def_id,
  j.rank
FROM judged j
LEFT JOIN callables d
  ON d.repo = j.repo AND d.name = j.open_name AND d.language = j.language
WHERE j.tier IS NOT NULL OR d.def_id IS NOT NULL
