-- Everything a badge can ask about a learner, under the keys of gamification/criteria.py, in one object. Asked at every
-- lesson, so each part starts from the learner's own rows: nothing grows with the number of learners or courses. In the
-- forum, what was hidden or deleted counts for nothing, nor what was given by those who have not earned trust by learning
-- (honest_learning()), nor more than three thanks of one person that did not pay: so much is asked about upvotes only while
-- they could earn a badge. Lessons of a day count at a reader's pace (paced_lessons()). Transactions are those that learners
-- sent themselves, not what the platform paid or minted for them.
CREATE OR REPLACE FUNCTION learner_metrics(p_user bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH days AS (
        SELECT count(*) FILTER (WHERE c.is_honest) AS honest,
               count(*) FILTER (WHERE l.lesson_type = 'quiz') AS quizzes,
               count(*) FILTER (WHERE l.lesson_type = 'quiz' AND c.score_percentage = 100) AS perfect,
               count(*) FILTER (WHERE l.lesson_type = 'code_editor') AS code,
               count(*) FILTER (WHERE l.lesson_type = 'practical') AS practicals
          FROM paced_lessons(ARRAY[p_user]) c
          JOIN lessons l ON l.id = c.lesson_id
         GROUP BY (c.completed_at AT TIME ZONE (SELECT timezone FROM users WHERE id = p_user))::date
    ), done AS (
        SELECT coalesce(max(honest), 0) AS busiest_day, coalesce(sum(quizzes), 0) AS quizzes,
               coalesce(sum(perfect), 0) AS perfect, coalesce(sum(code), 0) AS code,
               coalesce(sum(practicals), 0) AS practicals
          FROM days
    ), finished AS (
        SELECT k.id, k.slug, k.track, k.category, k.is_published
          FROM user_progress p JOIN courses k ON k.id = p.course_id
         WHERE p.user_id = p_user AND p.completed_at IS NOT NULL
    ), threads AS (
        SELECT count(*) AS n, coalesce(sum(upvote_count), 0) AS upvotes
          FROM discussions WHERE author_id = p_user AND hidden_at IS NULL AND deleted_at IS NULL
    ), answers AS (
        -- The copy of a thread that was merged into another one is no reply of its author, and who answers themselves helps
        -- nobody.
        SELECT count(*) FILTER (WHERE r.merged_from_id IS NULL AND d.author_id IS DISTINCT FROM p_user) AS n,
               coalesce(sum(r.upvote_count), 0) AS upvotes
          FROM replies r JOIN discussions d ON d.id = r.discussion_id WHERE r.author_id = p_user AND r.is_live
    ), accepted AS (
        SELECT r.discussion_id AS thread, d.author_id AS asker,
               row_number() OVER (PARTITION BY d.author_id ORDER BY r.discussion_id) AS place
          FROM replies r JOIN discussions d ON d.id = r.discussion_id
         WHERE r.author_id = p_user AND r.is_solution AND r.is_live AND d.author_id IS DISTINCT FROM p_user
    ), upvotes AS (
        SELECT CASE
            WHEN threads.upvotes + answers.upvotes = 0 OR NOT EXISTS (
                SELECT FROM achievements a WHERE a.is_active AND a.criteria ? 'upvotes_received'
                   AND NOT EXISTS (SELECT FROM user_achievements e WHERE e.user_id = p_user AND e.achievement_id = a.id))
            THEN threads.upvotes + answers.upvotes
            ELSE upvotes_with_weight(p_user)
        END AS n FROM threads CROSS JOIN answers
    )
    SELECT jsonb_build_object(
        'lessons_completed', u.lessons_completed,
        'courses_completed', u.courses_completed,
        'quizzes_passed', done.quizzes,
        'perfect_scores', done.perfect,
        'code_lessons', done.code,
        'practicals', done.practicals,
        'lessons_in_a_day', done.busiest_day,
        'streak_days', u.longest_streak,
        'total_xp', u.total_xp,
        'level', u.current_level,
        'discussions', threads.n,
        'replies', answers.n,
        'answers_accepted', (SELECT count(*) FROM accepted
                              WHERE place <= 3 AND asker IN (
                                    SELECT h.user_id FROM honest_learning(ARRAY(SELECT DISTINCT asker FROM accepted)) h
                                     WHERE h.weight = 2)
                                 OR EXISTS (SELECT FROM xp_awards x WHERE x.user_id = p_user AND x.reason = 'answer_accepted'
                                                                      AND x.source = 'discussion:' || thread)),
        'upvotes_received', upvotes.n,
        'transactions', (SELECT count(*) FROM transactions t WHERE t.user_id = p_user AND t.status = 'success'
                                                               AND t.transaction_type = 'practice_transfer'),
        'certificates', (SELECT count(*) FROM nft_certificates n WHERE n.user_id = p_user AND n.status = 'minted'),
        'courses', (SELECT coalesce(jsonb_agg(slug), '[]') FROM finished),
        'tracks', (SELECT coalesce(jsonb_agg(f.track), '[]')
                     FROM (SELECT DISTINCT track FROM finished WHERE is_published) f
                    WHERE NOT EXISTS (SELECT FROM courses k WHERE k.is_published AND k.track = f.track
                                         AND k.id NOT IN (SELECT id FROM finished))),
        'categories', (SELECT coalesce(jsonb_agg(f.category), '[]')
                         FROM (SELECT DISTINCT category FROM finished WHERE is_published) f
                        WHERE NOT EXISTS (SELECT FROM courses k WHERE k.is_published AND k.category = f.category
                                             AND k.id NOT IN (SELECT id FROM finished)))
    ) FROM users u CROSS JOIN done CROSS JOIN threads CROSS JOIN answers CROSS JOIN upvotes WHERE u.id = p_user;
$$;
