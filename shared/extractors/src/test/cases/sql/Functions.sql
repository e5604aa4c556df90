-- Parameters say what is returned.
CREATE FUNCTION halves(OUT a int, INOUT b int, c text DEFAULT ',')
AS $$ BEGIN a := b / 2; b := b - a; END $$ LANGUAGE plpgsql;

CREATE OR REPLACE FUNCTION shop.sums(a IN OUT int, b OUT numeric(10, 2), VARIADIC c int[])
LANGUAGE sql AS $body$ SELECT total(c), 1.5 $body$;

CREATE PROCEDURE shop.close_day(IN day date, -- the day, out of hours
  INOUT closed int) LANGUAGE sql AS $$ SELECT closed(day) $$;

CREATE FUNCTION length(shape, OUT result float8) RETURNS float8 AS 'shapes', 'length' LANGUAGE C;

CREATE TABLE days (day DATE);
CREATE FUNCTION pages(IN name text, OUT count bigint) AS 'shapes', 'pages' LANGUAGE C STRICT;
SELECT 1;
