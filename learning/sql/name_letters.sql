-- A name as it is compared: small letters and digits without accents, and nothing between them.
CREATE OR REPLACE FUNCTION name_letters(p_name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(search_fold(p_name), '[^[:alnum:]]+' COLLATE pg_c_utf8, '', 'g');
$$;
