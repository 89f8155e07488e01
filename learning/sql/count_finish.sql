-- An enrolment becomes finished, or is set back by hand: the learner and the course count it.
CREATE OR REPLACE FUNCTION count_finish() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    step int := (NEW.completed_at IS NOT NULL)::int - (OLD.completed_at IS NOT NULL)::int;
BEGIN
    UPDATE users SET courses_completed = courses_completed + step WHERE id = NEW.user_id;
    UPDATE courses SET completion_count = completion_count + step WHERE id = NEW.course_id;
    RETURN NULL;
END;
$$;

CREATE TRIGGER count_finish AFTER UPDATE ON user_progress FOR EACH ROW
    WHEN ((OLD.completed_at IS NULL) <> (NEW.completed_at IS NULL)) EXECUTE FUNCTION count_finish();
