-- Posts that match, each with how well: a few thousand of them at most, however many there are. A word that stands in one
-- post of ten is looked for among the newest alone; ranking all would take seconds, and one more word tells the searcher
-- more. Of a rarer one the search index gives all; of one in between the first it comes to, and the newest are added.
-- Words that must follow each other are first looked for anywhere in a post, as the index knows no places: of very many
-- such posts, too, the first and the newest are looked at. A post may come twice. What has a whole word stands above what
-- has but its beginning.
CREATE OR REPLACE FUNCTION forum_hits(p_query tsquery)
RETURNS TABLE (discussion_id bigint, reply_id bigint, rank real) LANGUAGE plpgsql STABLE
-- What is left are bitmaps of either index: any other way to the posts may read all of them.
SET enable_seqscan = off SET enable_indexscan = off AS $$
DECLARE
    sample CONSTANT int := 2000;
    most CONSTANT int := 1000;
    anywhere tsquery := regexp_replace(p_query::text, '<(-|\d+)>', '&', 'g')::tsquery;
    whole tsquery := replace(p_query::text, ':*', '')::tsquery;
    rank text := CASE WHEN p_query::text !~ ':\*' THEN 'ts_rank(search, $1, 1)'
                      ELSE 'coalesce(nullif(ts_rank(search, $4, 1), 0), ts_rank(search, $1, 1) / 100)::real' END;
    source record;
    by_id text;
    newest bigint;
    found_in_sample int;
    taken int;
BEGIN
    IF numnode(p_query) = 0 THEN
        RETURN;
    END IF;
    FOR source IN VALUES ('discussions', 'is_listed', 'id, NULL::bigint'), ('replies', 'is_live', 'discussion_id, id')
    LOOP
        newest := pg_sequence_last_value(pg_get_serial_sequence(source.column1, 'id')::regclass);
        -- OFFSET 0 keeps the conditions apart, and so the search index out of it.
        by_id := format('FROM (SELECT * FROM %I WHERE id > $2 OFFSET 0) p WHERE %I AND search @@ $1',
                        source.column1, source.column2);
        EXECUTE 'SELECT count(*) ' || by_id INTO found_in_sample USING p_query, newest - sample;
        IF found_in_sample * 10 >= sample THEN
            RETURN QUERY EXECUTE format('SELECT %s, %s %s LIMIT $3', source.column3, rank, by_id)
                USING p_query, newest - sample * most / found_in_sample, most, whole;
        ELSIF querytree(p_query) NOT IN ('', 'T') THEN
            RETURN QUERY EXECUTE format(
                'SELECT %s, %s FROM (SELECT * FROM %I WHERE %I AND search @@ $2 LIMIT 5 * $3) p
                  WHERE search @@ $1 LIMIT $3', source.column3, rank, source.column1, source.column2)
                USING p_query, anywhere, most, whole;
            GET DIAGNOSTICS taken = ROW_COUNT;
            IF taken = most OR anywhere <> p_query THEN
                RETURN QUERY EXECUTE format('SELECT %s, %s %s LIMIT $3', source.column3, rank, by_id)
                    USING p_query, newest - 2 * sample, most, whole;
            END IF;
        END IF;
    END LOOP;
END;
$$;
