-- What a row is found by: the words of its title (A), of what names it besides (B) and of its text (C), for generated columns.
-- Each word stands there as its folded stem, at its place, for phrases and rank; as it was written, at place 16383, where no
-- phrase begins: so a word counts a little more when it was typed like that, and is found by its beginning; and folded, if
-- that is another word still. See docs/decisions/012-search.md.
CREATE OR REPLACE FUNCTION search_vector(p_title text, p_names text, p_text text) RETURNS tsvector
-- The path goes along, for pg_restore has none.
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
    parts text[] := ARRAY[search_words(coalesce(p_title, '')), search_words(coalesce(p_names, '')),
                          search_words(coalesce(p_text, ''))];
    words text := array_to_string(parts, ' ');
BEGIN
    -- Of English words and numbers PostgreSQL makes the same seven times faster, but it takes 5e26f0 for a number and a word.
    IF octet_length(words) = length(words) AND words !~ E'\x02|\\m[0-9]+e[0-9]' THEN
        RETURN (
            (setweight(to_tsvector('english', parts[1]), 'A') || setweight(to_tsvector('english', parts[2]), 'B')
             || setweight(to_tsvector('english', parts[3]), 'C'))::text
            || ' ' || replace(strip(to_tsvector('search_exact', words))::text || ' ', ''' ', ''':16383 ')
        )::tsvector;
    END IF;
    -- There are no places beyond 16383: they begin again, so that phrases are found to the end of a long text.
    RETURN (
        SELECT coalesce(string_agg(concat_ws(' ',
                   format('%s:%s%s', t.stem, 1 + (part.start + t.place - 1) % 16382, part.weight),
                   exact || ':16383',
                   CASE WHEN folded NOT IN (exact, stem) THEN folded END
               ), ' '), '')::tsvector
          FROM (VALUES (parts[1], 'A', 0),
                       (parts[2], 'B', length(parts[1])),
                       (parts[3], 'C', length(parts[1]) + length(parts[2]))) AS part (words, weight, start)
         CROSS JOIN LATERAL search_tokens(part.words) AS t
         WHERE t.stem IS NOT NULL
    );
END;
$$;
