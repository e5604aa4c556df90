-- A call and a definition that it may mean. tier is exact (a candidate is defined in the repository),
-- inherited (none is; the nearest supertype of a candidate's owner defines it), external (the
-- candidate leads out of the repository: to one that it depends on, else target_path is null) or
-- name_only (nothing but the name fits). An overloaded method has a row for each declaration.
WITH RECURSIVE
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
-- Types and those above them. Who resolves a method asks superclasses before interfaces, near ones
-- before far ones, so each step counts one and a step to an interface many.
declared AS (
  SELECT d.repo, d.qualified_name AS type, s.parent, s.step
  FROM (
    SELECT
      repo, path, def_id, target AS parent,
      CASE WHEN kind = 'implements' THEN 100 ELSE 1 END AS step
    FROM supertypes
    WHERE target IS NOT NULL AND kind IS DISTINCT FROM 'permits'
    UNION
    SELECT
      repo, path, def_id, candidate['name'] AS parent,
      CASE WHEN kind = 'implements' THEN 100 ELSE 1 END AS step
    FROM (
      SELECT repo, path, def_id, kind, unnest(candidates) AS candidate
      FROM supertypes
      WHERE kind IS DISTINCT FROM 'permits'
    )
  ) s
  JOIN definitions d ON d.repo = s.repo AND d.path = s.path AND d.def_id = s.def_id
  WHERE d.qualified_name IS NOT NULL
),
parents AS (
  SELECT repo, type, parent, step FROM declared
  UNION
  SELECT d.repo, d.type, a.target, d.step
  FROM declared d JOIN closed_aliases a ON a.repo = d.repo AND a.alias = d.parent
),
-- At most eight steps, which is more than people nest and ends where types inherit from themselves.
-- Distinct at each step: interfaces reach each other by so many ways that all of them fill the memory.
above AS (
  SELECT repo, type, parent AS ancestor, step, 1 AS depth FROM parents
  UNION ALL
  SELECT DISTINCT
    a.repo, a.type, p.parent AS ancestor, a.step + p.step AS step, a.depth + 1 AS depth
  FROM above a JOIN parents p ON p.repo = a.repo AND p.type = a.ancestor
  WHERE a.depth < 8
),
ancestors AS (
  SELECT repo, type, ancestor, min(step) AS distance FROM above GROUP BY repo, type, ancestor
),
-- The names under which a call's target may be defined. cost is 0 for a candidate's own; then the
-- likeliest candidate whose owner inherits comes first, and of that the nearest supertype.
-- Constructors are not inherited.
guesses AS (
  SELECT repo, path, call_id, name, rank, 0 AS cost, candidate AS guess
  FROM candidates
  UNION ALL
  SELECT c.repo, c.path, c.call_id, c.name, c.rank, 0 AS cost, a.target AS guess
  FROM candidates c JOIN closed_aliases a ON a.repo = c.repo AND a.alias = c.candidate
  UNION ALL
  SELECT
    c.repo, c.path, c.call_id, c.name, c.rank, 0 AS cost, a.target || '.' || c.member AS guess
  FROM candidates c JOIN closed_aliases a ON a.repo = c.repo AND a.alias = c.owner
  UNION ALL
  SELECT
    c.repo, c.path, c.call_id, c.name, c.rank, 10000 * c.rank + t.distance AS cost,
    t.ancestor || '.' || c.member AS guess
  FROM candidates c JOIN ancestors t ON t.repo = c.repo AND t.type = c.owner
  WHERE c.member <> '<init>'
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
-- What is defined under such a name. Sorted call by call: only so is it known what costs least.
defined AS (
  SELECT
    g.repo, g.path, g.call_id, g.name, g.rank, g.cost,
    d.qualified_name AS target, d.repo AS target_repo, d.path AS target_path,
    d.def_id AS target_def_id,
    min(g.cost) OVER (PARTITION BY g.repo, g.path, g.call_id, g.name) AS least
  FROM guesses g
  JOIN places p ON p.repo = g.repo
  JOIN callables d ON d.repo = p.target_repo AND d.qualified_name = g.guess
),
resolved AS (
  SELECT
    repo, path, call_id, name, rank,
    CASE WHEN target_repo <> repo THEN 'external' WHEN cost = 0 THEN 'exact' ELSE 'inherited' END
      AS tier,
    target, target_repo, target_path, target_def_id
  FROM defined
  WHERE cost = least
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
