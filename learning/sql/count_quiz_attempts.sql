-- Quiz attempts come or go: the enrolment knows how many were graded and their average score in per cent; those without
-- a score do not count. What was handed in stays, and once an attempt is graded or has failed, that stays, too.
CREATE OR REPLACE FUNCTION count_quiz_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE user_progress p
       SET total_quiz_attempts = a.attempts, average_quiz_score = a.average
      FROM (SELECT DISTINCT user_id, course_id FROM changed) c
      CROSS JOIN LATERAL (
            SELECT count(q.score_percentage) AS attempts, round(avg(q.score_percentage), 2) AS average
              FROM quiz_attempts q WHERE q.user_id = c.user_id AND q.course_id = c.course_id
           ) a
     WHERE p.user_id = c.user_id AND p.course_id = c.course_id;
    RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER quiz_attempts_stay BEFORE UPDATE ON quiz_attempts FOR EACH ROW
    WHEN ((OLD.user_id, OLD.lesson_id, OLD.course_id) IS DISTINCT FROM (NEW.user_id, NEW.lesson_id, NEW.course_id)
          OR OLD.status <> 'waiting'
             AND (OLD.status, OLD.score_percentage) IS DISTINCT FROM (NEW.status, NEW.score_percentage))
    EXECUTE FUNCTION refuse_change('A graded quiz attempt is never changed.');
CREATE OR REPLACE TRIGGER count_quiz_attempts AFTER INSERT ON quiz_attempts
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_quiz_attempts();
CREATE OR REPLACE TRIGGER count_quiz_attempts_back AFTER DELETE ON quiz_attempts
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_quiz_attempts();
