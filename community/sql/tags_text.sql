-- The tags of a thread as words to search. array_to_string() is called only stable because it prints values of any type;
-- of texts it always makes the same text, which a generated column needs.
CREATE OR REPLACE FUNCTION tags_text(p_tags text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_to_string(p_tags, ' ');
$$;
