-- Rows in numbers at which the planner has a choice, with the widths and spreads a school would have. Triggers sleep
-- meanwhile, so what they keep is written here.
INSERT INTO discussions (id, author_id, course_id, lesson_id, title, content, category, tags, is_pinned, is_solved,
                         reply_count, upvote_count, downvote_count, created_at, last_activity_at, hidden_at, merged_into_id)
SELECT n, 1 + (n * 13) % 2000, CASE WHEN n % 3 = 0 THEN 1 + (n * 7) % 2000 END,
       CASE WHEN n % 6 = 0 THEN 1 + (n * 7) % 6000 END, 'Thread ' || n,
       repeat(md5(n::text) || ' ', 20), (ARRAY['general', 'course_question', 'help', 'showcase'])[1 + n % 4],
       ARRAY['tag-' || n % 100], n % 500 = 0, n % 5 = 0, CASE WHEN n % 10 = 3 THEN 0 ELSE 5 END,
       (n * 7919) % 100, (n * 31) % 7,
       timestamptz '2026-01-01+00' + (n * 7919 % 5000) * interval '1 hour',
       timestamptz '2026-01-01+00' + (n * 6007 % 5000) * interval '1 hour',
       CASE WHEN n % 97 = 0 THEN timestamptz '2026-08-01+00' END, CASE WHEN n % 101 = 1 THEN n + 1 END
  FROM generate_series(2000, 1, -1) AS n;

-- Two in three stand on the first level; the others answer the first reply of their thread, or that answer.
INSERT INTO replies (id, discussion_id, author_id, parent_reply_id, path, content, is_solution, upvote_count, created_at,
                     deleted_at, merged_from_id)
SELECT n, thread, 1 + (n * 31) % 2000,
       CASE place WHEN 1 THEN first WHEN 2 THEN first + 1 END,
       CASE place WHEN 1 THEN ARRAY[first, n] WHEN 2 THEN ARRAY[first, first + 1, n] ELSE ARRAY[n] END,
       repeat(md5(n::text) || ' ', 10), n % 20 = 1, n % 9, timestamptz '2026-01-01+00' + n * interval '10 minutes',
       CASE WHEN n % 50 = 0 THEN timestamptz '2026-08-01+00' END, CASE WHEN n % 505 = 3 THEN 1 + (n * 3) % 2000 END
  FROM (SELECT n::bigint, 1 + (n - 1) / 5 AS thread, (n - 1) % 5 AS place, (n - (n - 1) % 5)::bigint AS first
          FROM generate_series(1, 10000) AS n) AS numbered;

INSERT INTO discussion_votes (user_id, discussion_id, vote_type)
SELECT 1 + (n * 7) % 2000, n, 'upvote' FROM generate_series(1, 2000) AS n;

INSERT INTO discussion_votes (user_id, reply_id, vote_type)
SELECT 1 + (n * 11) % 2000, n, 'upvote' FROM generate_series(1, 6000) AS n;

INSERT INTO discussion_readers (user_id, discussion_id, read_at, is_following)
SELECT u, 1 + (u * 17 + k * 211) % 2000, timestamptz '2026-05-01+00', k = 1
  FROM generate_series(1, 2000) AS u, generate_series(1, 5) AS k;

INSERT INTO post_revisions (discussion_id, reply_id, editor_id, content)
SELECT CASE WHEN n % 4 = 0 THEN 1 + n % 2000 END, CASE WHEN n % 4 <> 0 THEN 1 + (n * 7) % 10000 END, 1 + (n * 31) % 2000,
       repeat(md5(n::text) || ' ', 10)
  FROM generate_series(1, 4000) AS n;

INSERT INTO post_reports (reporter_id, discussion_id, reply_id, reason, created_at, outcome, decided_at, decided_by_id)
SELECT 1 + (n * 13) % 2000, CASE WHEN n % 4 = 0 THEN n / 2 END, CASE WHEN n % 4 <> 0 THEN n END,
       (ARRAY['scam', 'spam', 'abuse', 'wrong', 'off_topic'])[1 + n % 5],
       timestamptz '2026-01-01+00' + n * interval '1 hour', CASE WHEN n % 20 <> 0 THEN 'upheld' END,
       CASE WHEN n % 20 <> 0 THEN timestamptz '2026-08-01+00' END, CASE WHEN n % 20 <> 0 THEN 1 + n % 50 END
  FROM generate_series(1, 4000) AS n;

INSERT INTO moderation_acts (actor_id, action, discussion_id, reply_id, person_id, reason, created_at)
SELECT 1 + n % 50, (ARRAY['pin', 'lock', 'hide', 'move'])[1 + n % 4], CASE WHEN n % 10 <> 0 THEN 1 + n % 2000 END,
       CASE WHEN n % 2 = 0 THEN 1 + (n * 7) % 10000 END, CASE WHEN n % 3 = 0 THEN 1 + (n * 11) % 2000 END,
       'Because it was so.', timestamptz '2026-01-01+00' + (n * 7919 % 9000) * interval '1 hour'
  FROM generate_series(1, 4000) AS n;

INSERT INTO suspensions (person_id, suspended_by_id, reason, created_at, until, lifted_at)
SELECT 1 + (n * 3) % 2000, 1 + n % 50, 'Spam.', timestamptz '2026-01-01+00', timestamptz '2026-01-08+00',
       CASE WHEN n > 500 THEN timestamptz '2026-01-02+00' END
  FROM generate_series(1, 3000) AS n;

INSERT INTO notifications (user_id, kind, subject, title, url, actor_id, happened_at, read_at, emailed_at)
SELECT u, (ARRAY['reply', 'mention', 'votes'])[1 + k % 3], 'discussion:' || 1 + (u * 17 + k * 211) % 2000, 'Thread', '/',
       CASE WHEN k % 3 <> 0 THEN 1 + (u * 7 + k) % 2000 END,
       timestamptz '2026-01-01+00' + ((u * 7919 + k * 31) % 9000) * interval '1 hour',
       CASE WHEN k % 8 <> 0 THEN timestamptz '2026-08-01+00' END, CASE WHEN u % 4 <> 0 THEN timestamptz '2026-08-01+00' END
  FROM generate_series(1, 2000) AS u, generate_series(1, CASE WHEN u = 7 THEN 800 ELSE 8 END) AS k;

INSERT INTO notification_choices (user_id, kind, channel)
SELECT u, kind, CASE WHEN u % 10 = 0 THEN 'digest' ELSE 'email' END
  FROM generate_series(1, 2000) AS u, unnest(ARRAY['reply', 'mention', 'votes']) AS kind;

INSERT INTO digest_mails (user_id, day)
SELECT u, date '2026-01-01' + k FROM generate_series(1, 2000) AS u, generate_series(1, 4) AS k;

INSERT INTO email_confirmations (user_id, address)
SELECT u, 'learner-' || u || '@example.org' FROM generate_series(1, 2000) AS u, generate_series(1, 2);

INSERT INTO lesson_reports (lesson_id, reporter_id, words, outcome, decided_at, decided_by_id)
SELECT n % 400 + 1, n % 2000 + 1, 'wrong', CASE WHEN n % 20 > 0 THEN 'mended' END,
       CASE WHEN n % 20 > 0 THEN now() END, CASE WHEN n % 20 > 0 THEN n % 2000 + 1 END
  FROM generate_series(1, 8000) AS n;
