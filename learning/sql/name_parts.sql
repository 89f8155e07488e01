-- Every two characters of a name that follow each other, once: an index of these finds names by any part of them.
CREATE OR REPLACE FUNCTION name_parts(p_name text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- The path goes along, for pg_restore has none.
SET search_path FROM CURRENT AS $$
    SELECT coalesce(array_agg(DISTINCT substr(letters, n, 2)), '{}')
      FROM name_letters(p_name) AS letters
     CROSS JOIN generate_series(1, length(letters) - 1) AS n;
$$;
