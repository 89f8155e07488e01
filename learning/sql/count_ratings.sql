-- Ratings come, change or go: the course knows how many there are and their average, with two decimals. The course's
-- row is locked first and counted after, so that of two ratings at once the second counts both.
CREATE OR REPLACE FUNCTION recount_ratings(p_courses bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM courses WHERE id = ANY (p_courses) ORDER BY id FOR NO KEY UPDATE;
    UPDATE courses k SET total_ratings = r.ratings, average_rating = r.average
      FROM unnest(p_courses) AS c (id)
      CROSS JOIN LATERAL (
            SELECT count(*) AS ratings, coalesce(round(avg(stars), 2), 0) AS average
              FROM course_ratings WHERE course_id = c.id
           ) r
     WHERE k.id = c.id AND (k.total_ratings, k.average_rating) IS DISTINCT FROM (r.ratings, r.average);
END;
$$;

CREATE OR REPLACE FUNCTION count_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM recount_ratings(ARRAY(SELECT DISTINCT course_id FROM changed));
    RETURN NULL;
END;
$$;

CREATE OR REPLACE FUNCTION count_changed_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM recount_ratings(ARRAY(SELECT DISTINCT unnest(ARRAY[OLD.course_id, NEW.course_id])));
    RETURN NULL;
END;
$$;

CREATE TRIGGER count_ratings AFTER INSERT ON course_ratings
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_ratings();
CREATE TRIGGER count_ratings_back AFTER DELETE ON course_ratings
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_ratings();
CREATE TRIGGER count_ratings_anew AFTER UPDATE ON course_ratings FOR EACH ROW
    WHEN (OLD.stars <> NEW.stars OR OLD.course_id <> NEW.course_id) EXECUTE FUNCTION count_changed_rating();
