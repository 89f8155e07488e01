-- Enrolments come or go: count them for the course, and the finished ones for the course and the learner. An
-- enrolment stays where it is counted.
CREATE OR REPLACE FUNCTION count_enrolments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    step int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
    UPDATE users u SET courses_completed = u.courses_completed + step * c.finished
      FROM (SELECT user_id, count(completed_at) AS finished FROM changed GROUP BY user_id) c
     WHERE u.id = c.user_id AND c.finished > 0;

    PERFORM 1 FROM courses WHERE id IN (SELECT course_id FROM changed) ORDER BY id FOR NO KEY UPDATE;

    UPDATE courses k
       SET enrollment_count = k.enrollment_count + step * c.enrolled,
           completion_count = k.completion_count + step * c.finished
      FROM (SELECT course_id, count(*) AS enrolled, count(completed_at) AS finished FROM changed GROUP BY course_id) c
     WHERE k.id = c.course_id;
    RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER enrolments_stay BEFORE UPDATE ON user_progress FOR EACH ROW
    WHEN ((OLD.user_id, OLD.course_id) IS DISTINCT FROM (NEW.user_id, NEW.course_id))
    EXECUTE FUNCTION refuse_change('An enrolment stays with its learner and course.');
CREATE OR REPLACE TRIGGER count_enrolments AFTER INSERT ON user_progress
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_enrolments();
CREATE OR REPLACE TRIGGER count_enrolments_back AFTER DELETE ON user_progress
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_enrolments();
