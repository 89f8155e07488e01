-- The words of search_words() one after the other, as the text of a tsquery; null when there are none to look for.
CREATE OR REPLACE FUNCTION search_phrase(p_words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg(
               CASE WHEN before IS NULL THEN '' ELSE format(' <%s> ', place - before) END || quote_literal(stem)
               || CASE WHEN is_piece AND length(exact) = 1 THEN ':*' ELSE '' END, '' ORDER BY place
           )
      FROM (
          SELECT *, lag(place) OVER (ORDER BY place) AS before
            FROM search_tokens(p_words)
           WHERE stem IS NOT NULL
      ) AS t
     -- The last character of a run stands in the two before it; alone it begins two.
     WHERE NOT (is_piece AND length(exact) = 1 AND before IS NOT DISTINCT FROM place - 1);
$$;
