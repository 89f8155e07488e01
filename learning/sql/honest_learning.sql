-- What learners have learned honestly, as far as that can be told: the one rule by which an account's word weighs
-- (docs/decisions/015). A lesson counts when it was done at a reader's pace (paced_lessons()). weight is 0 before the first
-- such lesson; 2 after forum_trust_lessons of them on forum_trust_days days (UTC) with a graded one among them, and for
-- staff; else 1. Learners without a lesson are left out, unless they are staff or nothing is asked for.
CREATE OR REPLACE FUNCTION honest_learning(p_users bigint[])
RETURNS TABLE (user_id bigint, lessons bigint, graded bigint, days bigint, weight int) LANGUAGE sql STABLE AS $$
    WITH asked AS (
        SELECT coalesce((platform_setting('forum_trust_lessons') #>> '{}')::int, 5) AS lessons,
               coalesce((platform_setting('forum_trust_days') #>> '{}')::int, 2) AS days
    ), learned AS (
        SELECT p.user_id, count(*) AS lessons, count(p.score_percentage) AS graded,
               count(DISTINCT (p.completed_at AT TIME ZONE 'UTC')::date) AS days
          FROM paced_lessons(p_users) p WHERE p.is_honest GROUP BY p.user_id
    )
    SELECT u.id, coalesce(k.lessons, 0), coalesce(k.graded, 0), coalesce(k.days, 0),
           CASE WHEN u.is_staff OR (coalesce(k.lessons, 0) >= asked.lessons
                                    AND coalesce(k.days, 0) >= least(asked.days, asked.lessons)
                                    AND coalesce(k.graded, 0) >= least(1, asked.lessons)) THEN 2
                ELSE least(coalesce(k.lessons, 0), 1)::int END
      FROM users u CROSS JOIN asked LEFT JOIN learned k ON k.user_id = u.id
     WHERE u.id = ANY (p_users) AND (k.user_id IS NOT NULL OR u.is_staff OR asked.lessons = 0);
$$;
