-- Quiz attempts come or go: the enrolment knows how many there were and their average score in per cent. What
-- was handed in and how it was graded is never changed.
CREATE OR REPLACE FUNCTION count_quiz_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE user_progress p
       SET total_quiz_attempts = a.attempts, average_quiz_score = a.average
      FROM (SELECT DISTINCT user_id, course_id FROM changed) c
      CROSS JOIN LATERAL (
            SELECT count(*) AS attempts, round(avg(q.score_percentage), 2) AS average
              FROM quiz_attempts q WHERE q.user_id = c.user_id AND q.course_id = c.course_id
           ) a
     WHERE p.user_id = c.user_id AND p.course_id = c.course_id;
    RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER quiz_attempts_stay BEFORE UPDATE ON quiz_attempts FOR EACH ROW
    WHEN ((OLD.user_id, OLD.lesson_id, OLD.course_id, OLD.score_percentage)
          IS DISTINCT FROM (NEW.user_id, NEW.lesson_id, NEW.course_id, NEW.score_percentage))
    EXECUTE FUNCTION refuse_change('A graded quiz attempt is never changed.');
CREATE OR REPLACE TRIGGER count_quiz_attempts AFTER INSERT ON quiz_attempts
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_quiz_attempts();
CREATE OR REPLACE TRIGGER count_quiz_attempts_back AFTER DELETE ON quiz_attempts
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_quiz_attempts();
