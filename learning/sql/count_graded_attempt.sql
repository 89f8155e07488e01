-- An attempt that waited has got its score: the enrolment counts it now.
CREATE OR REPLACE FUNCTION count_graded_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE user_progress p
       SET total_quiz_attempts = a.attempts, average_quiz_score = a.average
      FROM (SELECT count(score_percentage) AS attempts, round(avg(score_percentage), 2) AS average
              FROM quiz_attempts WHERE user_id = NEW.user_id AND course_id = NEW.course_id) a
     WHERE p.user_id = NEW.user_id AND p.course_id = NEW.course_id;
    RETURN NULL;
END;
$$;

CREATE TRIGGER count_graded_attempt AFTER UPDATE ON quiz_attempts FOR EACH ROW
    WHEN (OLD.score_percentage IS DISTINCT FROM NEW.score_percentage) EXECUTE FUNCTION count_graded_attempt();
