-- What the forms of a word share, by the script it is written in; null for words that stand everywhere ("the", "как").
-- `p_exact` is the word in small letters, `p_folded` the same through search_fold().
CREATE OR REPLACE FUNCTION search_stem(p_exact text, p_folded text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN p_exact ~ '[0-9]' THEN p_folded
        WHEN p_folded ~ '^[a-z]'
        -- Of a language with accents, "à" is no English "a".
        THEN coalesce((ts_lexize('english_stem', p_folded))[1], nullif(p_exact, p_folded))
        WHEN p_exact ~ '^[\u0370-\u03ff\u1f00-\u1fff]' THEN search_fold((ts_lexize('greek_stem', p_exact))[1])
        WHEN p_exact ~ '^[\u0400-\u052f]' THEN search_fold((ts_lexize('russian_stem', p_exact))[1])
        WHEN p_exact ~ '^[\u0600-\u06ff]' THEN search_fold((ts_lexize('arabic_stem', p_exact))[1])
        WHEN p_exact ~ '^[\u0900-\u097f]' THEN search_fold((ts_lexize('hindi_stem', p_exact))[1])
        WHEN p_exact ~ '^[\u0b80-\u0bff]' THEN search_fold((ts_lexize('tamil_stem', p_exact))[1])
        ELSE p_folded
    END;
$$;
