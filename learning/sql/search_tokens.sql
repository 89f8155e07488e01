-- What stands in the answer of search_words(), each with its place from 1: words as they are written, folded and stemmed,
-- and of scripts without spaces every two characters that follow each other; the last of a run stands alone.
CREATE OR REPLACE FUNCTION search_tokens(p_words text)
RETURNS TABLE (place int, exact text, folded text, stem text, is_piece boolean)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT place, exact, folded,
           CASE WHEN is_piece THEN folded ELSE nullif(search_stem(exact, folded), '') END, is_piece
      FROM (
          SELECT place, exact, search_fold(exact) AS folded, is_piece
            FROM (
                SELECT ordinality::int AS place, right(word, 1) = E'\x02' AS is_piece,
                       CASE
                           -- No hash and no signature is longer, and PostgreSQL takes no word of 2 KB.
                           WHEN right(word, 1) <> E'\x02' THEN left(word, 200)
                           WHEN right(lead(word) OVER in_order, 1) = E'\x02'
                           THEN translate(word || lead(word) OVER in_order, E'\x02', '')
                           ELSE rtrim(word, E'\x02')
                       END AS exact
                  FROM string_to_table(p_words, ' ') WITH ORDINALITY AS words (word, ordinality)
                WINDOW in_order AS (ORDER BY ordinality)
            ) AS words
           WHERE exact <> ''
          -- Keeps the planner from working out the folded form wherever it is used.
          OFFSET 0
      ) AS folded_words;
$$;
