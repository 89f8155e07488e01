-- A learner has done a lesson: note it once, or keep the better score of a quiz taken again. One round trip says all
-- that follows: whether it was the first time, whether this made the score perfect, and whether it finished the course.
CREATE OR REPLACE FUNCTION record_completion(
    p_user bigint, p_lesson bigint, p_score int, p_attempts int, p_xp int, p_perfect_bonus int,
    p_seconds int DEFAULT NULL, p_at timestamptz DEFAULT now()
) RETURNS TABLE (is_first boolean, became_perfect boolean, finished_course boolean) LANGUAGE plpgsql AS $$
DECLARE
    in_course bigint := (SELECT course_id FROM lessons WHERE id = p_lesson);
    was_finished boolean;
    old_score int;
BEGIN
    PERFORM hold_course(in_course);
    PERFORM 1 FROM users WHERE id = p_user FOR NO KEY UPDATE;
    was_finished := EXISTS (SELECT FROM user_progress
                             WHERE user_id = p_user AND course_id = in_course AND completed_at IS NOT NULL);
    SELECT false, coalesce(score_percentage, 0) INTO is_first, old_score
      FROM lesson_completions WHERE user_id = p_user AND lesson_id = p_lesson;
    is_first := coalesce(is_first, true);
    became_perfect := p_score = 100 AND coalesce(old_score, 0) < 100;

    IF is_first THEN
        INSERT INTO lesson_completions (user_id, lesson_id, course_id, completed_at, time_spent_seconds,
                                        score_percentage, attempts, xp_earned)
             VALUES (p_user, p_lesson, in_course, p_at, p_seconds, p_score, p_attempts,
                     p_xp + CASE WHEN became_perfect THEN p_perfect_bonus ELSE 0 END);
    ELSIF p_score IS NOT NULL THEN
        UPDATE lesson_completions
           SET score_percentage = greatest(score_percentage, p_score),
               attempts = p_attempts,
               xp_earned = xp_earned + CASE WHEN became_perfect THEN p_perfect_bonus ELSE 0 END
         WHERE user_id = p_user AND lesson_id = p_lesson;
    END IF;

    finished_course := NOT was_finished AND EXISTS (
        SELECT FROM user_progress WHERE user_id = p_user AND course_id = in_course AND completed_at IS NOT NULL);
    RETURN NEXT;
END;
$$;
