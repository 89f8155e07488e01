-- Rows in numbers at which the planner has a choice, with the widths and spreads a school would have.
INSERT INTO users (id, username, evm_address, hedera_account_id, total_xp, is_active, created_at)
SELECT n, 'learner-' || n, '0x' || lpad(to_hex(n), 40, '0'), '0.0.' || n, (n * 7919) % 20000, n % 50 <> 0,
       timestamptz '2026-01-01+00' + n * interval '1 hour'
  FROM generate_series(1, 2000) AS n;

INSERT INTO courses (id, slug, title, description, track, category, difficulty, estimated_hours, enrollment_count,
                     average_rating, total_ratings, learning_objectives, is_published, is_featured, published_at)
SELECT n, 'course-' || n, 'Course ' || n || ' ' || md5(n::text), repeat(md5(n::text) || ' ', 20),
       (ARRAY['explorer', 'developer'])[1 + n % 2], 'category-' || (n * 31) % 40,
       (ARRAY['beginner', 'intermediate', 'advanced'])[1 + (n / 2) % 3], 2, (n * 7919) % 5000, ((n * 13) % 50) / 10.0, n % 300,
       array_fill('Explain what a ledger keeps and why'::varchar, ARRAY[5]), n % 10 <> 0, n % 200 = 1,
       timestamptz '2026-01-01+00' + (n * 7919 % 5000) * interval '1 hour'
  FROM generate_series(1, 2000) AS n;

INSERT INTO course_prerequisites (course_id, prerequisite_course_id)
SELECT n, 1 + (n * 7) % 2000 FROM generate_series(1, 2000) AS n WHERE n <> 1 + (n * 7) % 2000;

INSERT INTO lessons (id, course_id, slug, title, lesson_type, content, sequence_number)
SELECT n, 1 + (n - 1) / 3, 'lesson-' || n, 'Lesson ' || n, CASE n % 3 WHEN 0 THEN 'quiz' ELSE 'text' END,
       CASE n % 3
           WHEN 0 THEN jsonb_build_object('plain', md5(n::text), 'questions', jsonb_build_array(
               jsonb_build_object('id', 'q1', 'kind', CASE WHEN n % 60 = 0 THEN 'ordering' ELSE 'single' END)))
           ELSE jsonb_build_object('markdown', repeat(md5(n::text) || ' ', 30), 'plain', repeat(md5(n::text) || ' ', 30))
       END,
       1 + (n - 1) % 3
  FROM generate_series(1, 6000) AS n;

INSERT INTO user_progress (user_id, course_id, completed_at, last_accessed_at, current_lesson_id)
SELECT u, 1 + (u * 13 + k * 211) % 2000, CASE WHEN k % 2 = 0 THEN timestamptz '2026-05-01+00' END,
       timestamptz '2026-01-01+00' + ((u * 7919 + k * 31) % 9000) * interval '1 hour',
       CASE WHEN k % 2 = 1 THEN 1 + (u * 31 + k) % 6000 END
  FROM generate_series(1, 2000) AS u, generate_series(1, 6) AS k;

INSERT INTO lesson_completions (user_id, lesson_id, course_id, completed_at)
SELECT u, l, 1 + (l - 1) / 3, timestamptz '2026-01-01+00' + ((u * 7919 + k * 97) % 9000) * interval '1 hour'
  FROM generate_series(1, 2000) AS u, generate_series(1, 6) AS k, LATERAL (SELECT 1 + (u * 17 + k * 997) % 6000) AS x (l);

INSERT INTO quiz_attempts (user_id, lesson_id, course_id, answers, score_percentage, passing_score, is_passed, submitted_at)
SELECT u, l, 1 + (l - 1) / 3, '{"q1": [1]}', 50, 70, false,
       timestamptz '2026-01-01+00' + ((u * 7919 + k * 97) % 9000) * interval '1 hour'
  FROM generate_series(1, 2000) AS u, generate_series(1, 4) AS k, LATERAL (SELECT 3 + 3 * ((u * 17 + k * 97) % 1999)) AS x (l);

INSERT INTO course_ratings (user_id, course_id, stars, review, updated_at)
SELECT u, 1 + (u * 13 + k * 211) % 2000, 1 + u % 5, CASE WHEN u % 4 = 0 THEN repeat('Clear and kind. ', 10) ELSE '' END,
       timestamptz '2026-01-01+00' + (u * 7919 % 9000) * interval '1 hour'
  FROM generate_series(1, 2000) AS u, generate_series(1, 2) AS k;

-- Of those who have left, daily tidying leaves only names that still rest.
INSERT INTO former_usernames (user_id, username, given_up_at)
SELECT CASE WHEN u % 10 > 0 THEN u END, 'former-' || u, now() - u % 181 * interval '1 day'
  FROM generate_series(1, 2000) AS u;

INSERT INTO throttle_marks (scope, subject, hits, ends_at, refused, refused_at)
SELECT 'scope-' || n % 5, 'person:' || n, 1, timestamptz '2026-06-01+00' + n * interval '1 minute', (n % 10 = 0)::int,
       CASE WHEN n % 10 = 0 THEN timestamptz '2026-06-01+00' + n * interval '1 minute' END
  FROM generate_series(1, 5000) AS n;

INSERT INTO sign_in_sessions (user_id, session_key)
SELECT u, 'key-' || u || '-' || k FROM generate_series(1, 2000) AS u, generate_series(1, 2) AS k;

INSERT INTO second_factors (user_id, secret) SELECT n, 'sealed' FROM generate_series(1, 2000) AS n;

INSERT INTO lesson_draws (user_id, lesson_id, seed, edition, attempt_id)
SELECT a.user_id, a.lesson_id, 'seed', 'toy 1', CASE WHEN a.id % 8 = 0 THEN NULL ELSE a.id END FROM quiz_attempts AS a
    ON CONFLICT DO NOTHING;

INSERT INTO lesson_images (course_id, name, data)
SELECT c.id, md5(c.id || '-' || n) || '-1x1', '\x00' FROM courses AS c, generate_series(1, 10) AS n;

INSERT INTO dead_links (lesson_id, address, trouble, found_at)
SELECT n, 'https://example.org/' || n, 'It answers 404.', now() FROM generate_series(1, 2000) AS n;

INSERT INTO glossary_terms (slug, term, also, means, means_html, lesson_id)
SELECT 'term-' || n, 'Term ' || n, '', 'meaning' || n, '', CASE WHEN n % 2 = 0 THEN n % 400 + 1 END
  FROM generate_series(1, 3000) AS n;
INSERT INTO glossary_spellings (key, term_id)
SELECT slug || suffix, id FROM glossary_terms, unnest(ARRAY['', 's']) AS suffix;

INSERT INTO lesson_readings (user_id, lesson_id, seed, opened_at)
SELECT user_id, lesson_id, 'seed', completed_at FROM lesson_completions;

INSERT INTO review_cards (user_id, lesson_id, question_id, seed, stability, difficulty, due_at, answered_at)
SELECT user_id, lesson_id, 'question-' || q, 'seed', 2.5, 5, completed_at + q * interval '1 day', completed_at
  FROM lesson_completions, generate_series(1, 2) AS q;

INSERT INTO code_works (user_id, lesson_id, seed, variant)
SELECT user_id, lesson_id, 'seed', 0 FROM lesson_completions;

INSERT INTO kept_verdicts (key, feedback, judged_at)
SELECT md5(v::text), '{"outcome": "passed"}', '2026-06-01 00:00+00'::timestamptz + v * interval '1 minute'
  FROM generate_series(1, 20000) AS v;

UPDATE courses SET kept_in = 'database', author_id = id WHERE id % 10 = 7;
INSERT INTO course_drafts (course_id, details, state, publish_at, submitted_by_id, state_since)
SELECT n, '{"title": "A course"}', (ARRAY['published', 'draft', 'in_review', 'scheduled'])[1 + (n % 40 < 4)::int * (n % 4)],
       CASE WHEN n % 40 = 3 THEN now() END, CASE WHEN n % 3 = 0 THEN n END, timestamptz '2026-01-01+00' + n * interval '1 hour'
  FROM generate_series(1, 2000) AS n;
INSERT INTO lesson_drafts (draft_id, lesson_id, slug, number, lesson_type, head, source)
SELECT d.id, l.id, l.slug, l.sequence_number, l.lesson_type, '{}', l.content
  FROM course_drafts AS d JOIN lessons AS l USING (course_id);
INSERT INTO draft_revisions (draft_id, lesson_slug, data, by_id)
SELECT d.draft_id, d.slug, '{}', 1 + (d.id * 31) % 2000 FROM lesson_drafts AS d, generate_series(1, 3);

INSERT INTO classes (id, teacher_id, name, code, code_made_at, seats)
SELECT n, 1 + n % 700, 'Class ' || n, lpad(n::text, 8, '0'), '2026-06-01 00:00+00', 60 FROM generate_series(1, 2000) AS n;
INSERT INTO class_memberships (school_class_id, user_id, agreed_at)
SELECT c, 1 + (c * 37 + m * 53) % 2000, CASE WHEN m % 3 <> 0 THEN '2026-06-02 00:00+00'::timestamptz END
  FROM generate_series(1, 2000) AS c, generate_series(1, 10) AS m;
INSERT INTO class_assignments (school_class_id, course_id, due_on)
SELECT c, 1 + (c * 13 + a * 211) % 2000, date '2026-06-01' + a FROM generate_series(1, 2000) AS c, generate_series(1, 4) AS a;

INSERT INTO staff_acts (actor_id, person_id, act)
SELECT n % 400 + 1, CASE WHEN n % 3 > 0 THEN n % 400 + 1 END, 'change' FROM generate_series(1, 4000) AS n;
INSERT INTO insight_counts (rollup, day, course_id, lesson_id, cell, learners)
SELECT 'rollup-' || k, date '2026-01-01' + n % 300, CASE WHEN k > 1 THEN 1 + n % 2000 END, CASE WHEN k > 2 THEN 1 + n END,
       'cell-' || n, 1
  FROM generate_series(1, 5000) AS n, generate_series(1, 4) AS k;

INSERT INTO course_imports (by_id, file_name, size, report, state, draft_id, heard_at)
SELECT 1 + n % 2000, 'school.zip', 5, '{}', CASE WHEN n % 100 = 3 THEN 'waiting' ELSE 'done' END,
       CASE WHEN n % 2 = 0 THEN d.id END, timestamptz '2026-01-01+00' + n * interval '1 minute'
  FROM generate_series(1, 20000) AS n JOIN course_drafts AS d ON d.course_id = 1 + n % 2000;
INSERT INTO course_import_parts (course_import_id, number, data)
SELECT id, p, 'PK' FROM course_imports, generate_series(0, 1) AS p;
