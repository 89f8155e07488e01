-- Completions come or go: count them for the learner and the enrolment. What follows from the counts (per cent, the
-- moment of finishing) is worked out by settle_progress() on the enrolment itself. A completion stays where it is counted.
CREATE OR REPLACE FUNCTION update_course_progress() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    step int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
    PERFORM 1 FROM users WHERE id IN (SELECT user_id FROM changed) ORDER BY id FOR NO KEY UPDATE;

    UPDATE users u SET lessons_completed = u.lessons_completed + step * c.lessons
      FROM (SELECT user_id, count(*) AS lessons FROM changed GROUP BY user_id) c
     WHERE u.id = c.user_id;

    UPDATE user_progress p
       SET lessons_completed = p.lessons_completed + step * c.lessons,
           started_at = coalesce(p.started_at, c.first_at),
           last_accessed_at = CASE TG_OP WHEN 'INSERT' THEN greatest(p.last_accessed_at, c.last_at)
                                         ELSE p.last_accessed_at END
      FROM (SELECT user_id, course_id, count(*) AS lessons, min(completed_at) AS first_at, max(completed_at) AS last_at
              FROM changed GROUP BY user_id, course_id) c
     WHERE p.user_id = c.user_id AND p.course_id = c.course_id;
    RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER completions_stay BEFORE UPDATE ON lesson_completions FOR EACH ROW
    WHEN ((OLD.user_id, OLD.lesson_id, OLD.course_id) IS DISTINCT FROM (NEW.user_id, NEW.lesson_id, NEW.course_id))
    EXECUTE FUNCTION refuse_change('A completion stays with its learner and lesson.');
CREATE OR REPLACE TRIGGER update_course_progress AFTER INSERT ON lesson_completions
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION update_course_progress();
CREATE OR REPLACE TRIGGER update_course_progress_back AFTER DELETE ON lesson_completions
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION update_course_progress();
