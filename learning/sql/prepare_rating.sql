-- Before a rating is written: take the locks in the order of learning/sql/course_locks.sql, the course's row being last.
CREATE OR REPLACE FUNCTION prepare_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM hold_course(NEW.course_id);
    PERFORM 1 FROM users WHERE id = NEW.user_id FOR NO KEY UPDATE;
    RETURN NEW;
END;
$$;

CREATE TRIGGER course_ratings_prepare BEFORE INSERT ON course_ratings
    FOR EACH ROW EXECUTE FUNCTION prepare_rating();
