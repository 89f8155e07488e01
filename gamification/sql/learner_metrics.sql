-- Everything a badge can ask about a learner, under the keys of gamification/criteria.py, in one object.
CREATE OR REPLACE FUNCTION learner_metrics(p_user bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH done AS (
        SELECT l.lesson_type, c.score_percentage, (c.completed_at AT TIME ZONE u.timezone)::date AS day
          FROM lesson_completions c
          JOIN lessons l ON l.id = c.lesson_id
          JOIN users u ON u.id = c.user_id
         WHERE c.user_id = p_user
    )
    SELECT jsonb_build_object(
        'lessons_completed', u.lessons_completed,
        'courses_completed', u.courses_completed,
        'quizzes_passed', (SELECT count(*) FROM done WHERE lesson_type = 'quiz'),
        'perfect_scores', (SELECT count(*) FROM done WHERE lesson_type = 'quiz' AND score_percentage = 100),
        'code_lessons', (SELECT count(*) FROM done WHERE lesson_type = 'code_editor'),
        'practicals', (SELECT count(*) FROM done WHERE lesson_type = 'practical'),
        'lessons_in_a_day', (SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM done GROUP BY day) days),
        'streak_days', u.longest_streak,
        'total_xp', u.total_xp,
        'level', u.current_level,
        'discussions', (SELECT count(*) FROM discussions d WHERE d.author_id = p_user),
        'replies', (SELECT count(*) FROM replies r WHERE r.author_id = p_user),
        'answers_accepted', (SELECT count(*) FROM replies r JOIN discussions d ON d.id = r.discussion_id
                              WHERE r.author_id = p_user AND r.is_solution AND d.author_id IS DISTINCT FROM p_user),
        'upvotes_received', (SELECT count(*) FROM discussion_votes v
                               LEFT JOIN replies r ON r.id = v.reply_id
                               LEFT JOIN discussions d ON d.id = v.discussion_id
                              WHERE v.vote_type = 'upvote' AND coalesce(r.author_id, d.author_id) = p_user),
        'transactions', (SELECT count(*) FROM transactions t WHERE t.user_id = p_user AND t.status = 'success'),
        'certificates', (SELECT count(*) FROM nft_certificates n WHERE n.user_id = p_user AND n.status = 'minted'),
        'courses', (SELECT coalesce(jsonb_agg(k.slug), '[]') FROM user_progress p JOIN courses k ON k.id = p.course_id
                     WHERE p.user_id = p_user AND p.completed_at IS NOT NULL),
        'tracks', (SELECT coalesce(jsonb_agg(track), '[]') FROM (
                       SELECT k.track FROM courses k
                         LEFT JOIN user_progress p ON p.course_id = k.id AND p.user_id = p_user
                        WHERE k.is_published GROUP BY k.track HAVING bool_and(p.completed_at IS NOT NULL)) whole)
    ) FROM users u WHERE u.id = p_user;
$$;
