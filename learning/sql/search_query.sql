-- What search engines understand by words, for a column of search_vector(): all of them, a phrase in quotes, "or", and
-- without what has a hyphen before it. The last word need only be begun, once it has two letters (three in Latin script).
CREATE OR REPLACE FUNCTION search_query(p_words text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
DECLARE
    typed text := translate(normalize(p_words, NFKC), '“”„‟«»「」『』″', '"""""""""""');
    piece record;
    term text;
    groups text[] := '{}';
    wanted text[] := '{}';
BEGIN
    FOR piece IN
        SELECT m[1] = '-' AS is_unwanted, m[2] AS phrase, m[3] AS word, ordinality = max(ordinality) OVER () AS is_last
          FROM regexp_matches(typed, '(?:(?<=\s|^)(-))?(?:"([^"]*)"?|([^\s"]+))', 'g') WITH ORDINALITY AS found (m, ordinality)
         ORDER BY ordinality
    LOOP
        IF lower(piece.word) = 'or' AND NOT coalesce(piece.is_unwanted, false) THEN
            groups := array_append(groups, array_to_string(wanted, ' & '));
            wanted := '{}';
            CONTINUE;
        END IF;
        IF piece.phrase IS NOT NULL THEN
            term := search_phrase(search_words(piece.phrase));
        ELSE
            term := search_all(search_words(piece.word), piece.is_last AND NOT coalesce(piece.is_unwanted, false));
        END IF;
        IF term IS NOT NULL THEN
            wanted := array_append(wanted, CASE WHEN piece.is_unwanted THEN '!(' || term || ')' ELSE term END);
        END IF;
    END LOOP;
    groups := array_remove(array_append(groups, array_to_string(wanted, ' & ')), '');
    RETURN array_to_string(groups, ' | ')::tsquery;
END;
$$;
