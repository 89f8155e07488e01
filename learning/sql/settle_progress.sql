-- An enrolment's per cent and moment of finishing follow from its counts. Finished stays finished, also when the course
-- gains a lesson afterwards.
CREATE OR REPLACE FUNCTION settle_progress() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM hold_course(NEW.course_id);
        PERFORM 1 FROM users WHERE id = NEW.user_id FOR NO KEY UPDATE;
        SELECT total_lessons INTO NEW.total_lessons FROM courses WHERE id = NEW.course_id;
        NEW.total_lessons := coalesce(NEW.total_lessons, 0);
    END IF;
    IF NEW.total_lessons > 0 AND NEW.lessons_completed >= NEW.total_lessons THEN
        NEW.completed_at := coalesce(NEW.completed_at, clock_timestamp());
    END IF;
    NEW.progress_percentage := CASE
        WHEN NEW.completed_at IS NOT NULL THEN 100
        WHEN NEW.total_lessons = 0 THEN 0
        ELSE 100 * NEW.lessons_completed / NEW.total_lessons
    END;
    RETURN NEW;
END;
$$;

CREATE TRIGGER settle_progress BEFORE INSERT OR UPDATE OF lessons_completed, total_lessons, completed_at ON user_progress
    FOR EACH ROW EXECUTE FUNCTION settle_progress();
