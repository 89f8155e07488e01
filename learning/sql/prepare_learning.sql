-- Before a completion or a quiz attempt is written: name its course and the version of the content it was made of, take
-- the locks in order, make sure of the enrolment.
CREATE OR REPLACE FUNCTION prepare_learning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT course_id, coalesce(nullif(NEW.content_version, ''), content_version)
      INTO NEW.course_id, NEW.content_version FROM lessons WHERE id = NEW.lesson_id;
    PERFORM hold_course(NEW.course_id);
    -- Asked after the wait, in which the lesson may have been removed.
    IF NOT EXISTS (SELECT FROM lessons WHERE id = NEW.lesson_id) THEN
        RAISE foreign_key_violation USING MESSAGE = format('There is no lesson %s.', NEW.lesson_id);
    END IF;
    PERFORM 1 FROM users WHERE id = NEW.user_id FOR NO KEY UPDATE;
    IF NOT EXISTS (SELECT FROM user_progress WHERE user_id = NEW.user_id AND course_id = NEW.course_id) THEN
        INSERT INTO user_progress (user_id, course_id) VALUES (NEW.user_id, NEW.course_id) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NEW;
END;
$$;

CREATE OR REPLACE TRIGGER lesson_completions_prepare BEFORE INSERT ON lesson_completions
    FOR EACH ROW EXECUTE FUNCTION prepare_learning();
CREATE OR REPLACE TRIGGER quiz_attempts_prepare BEFORE INSERT ON quiz_attempts
    FOR EACH ROW EXECUTE FUNCTION prepare_learning();
