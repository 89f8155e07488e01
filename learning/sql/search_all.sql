-- All the words of search_words(), each as it was typed, folded or in another form, as the text of a tsquery; null when
-- there are none to look for. `p_is_begun`: the last need only be begun.
CREATE OR REPLACE FUNCTION search_all(p_words text, p_is_begun boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg(term, ' & ' ORDER BY place)
      FROM (
        SELECT place, (
                   SELECT '(' || string_agg(DISTINCT quote_literal(form) || beginning, ' | ') || ')'
                     FROM (VALUES (stem, ''),
                                  (exact, CASE WHEN is_begun THEN ':*' ELSE '' END),
                                  (folded, CASE WHEN is_begun THEN ':*' ELSE '' END)) AS forms (form, beginning)
                    WHERE form <> ''
               ) AS term
          FROM (
              SELECT *, p_is_begun AND place = max(place) OVER ()
                        AND length(exact) >= CASE WHEN exact ~ '^[a-z0-9]' THEN 3 ELSE 2 END AS is_begun
                FROM search_tokens(p_words)
               WHERE NOT is_piece AND stem IS NOT NULL
          ) AS words
        UNION ALL
        -- Runs of characters without spaces, each as a phrase.
        SELECT min(place), search_phrase(string_agg(left(exact, 1) || E'\x02', ' ' ORDER BY place) || ' ')
          FROM (
              SELECT place, exact, place - row_number() OVER (ORDER BY place) AS run
                FROM search_tokens(p_words)
               WHERE is_piece
          ) AS pieces
         GROUP BY run
      ) AS terms;
$$;
