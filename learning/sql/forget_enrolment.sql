-- An enrolment taken away takes its completions and attempts along. The XP ledger keeps what was earned.
CREATE OR REPLACE FUNCTION forget_enrolment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM lesson_completions c USING changed e WHERE c.user_id = e.user_id AND c.course_id = e.course_id;
    DELETE FROM quiz_attempts a USING changed e WHERE a.user_id = e.user_id AND a.course_id = e.course_id;
    RETURN NULL;
END;
$$;

CREATE TRIGGER forget_enrolment AFTER DELETE ON user_progress
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION forget_enrolment();
