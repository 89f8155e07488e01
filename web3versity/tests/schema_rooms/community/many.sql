-- Rows in numbers at which the planner has a choice, with the widths and spreads a school would have.
INSERT INTO discussions (id, author_id, course_id, title, content, category, tags, is_pinned, is_solved, upvote_count,
                         created_at, last_activity_at)
SELECT n, 1 + (n * 13) % 2000, CASE WHEN n % 3 = 0 THEN 1 + (n * 7) % 2000 END, 'Thread ' || n,
       repeat(md5(n::text) || ' ', 20), (ARRAY['general', 'course_question', 'help', 'showcase'])[1 + n % 4],
       ARRAY['tag-' || n % 100], n % 500 = 0, n % 2 = 0, (n * 7919) % 100,
       timestamptz '2026-01-01+00' + (n * 7919 % 5000) * interval '1 hour',
       timestamptz '2026-01-01+00' + (n * 6007 % 5000) * interval '1 hour'
  FROM generate_series(1, 2000) AS n;

INSERT INTO replies (id, discussion_id, author_id, parent_reply_id, content, is_solution, created_at)
SELECT n, 1 + (n - 1) / 4, 1 + (n * 31) % 2000, CASE WHEN n % 4 = 2 THEN n - 1 END, repeat(md5(n::text) || ' ', 10),
       n % 8 = 1, timestamptz '2026-01-01+00' + n * interval '10 minutes'
  FROM generate_series(1, 8000) AS n;

INSERT INTO discussion_votes (user_id, discussion_id, vote_type)
SELECT 1 + (n * 7) % 2000, n, 'upvote' FROM generate_series(1, 2000) AS n;

INSERT INTO discussion_votes (user_id, reply_id, vote_type)
SELECT 1 + (n * 11) % 2000, n, 'upvote' FROM generate_series(1, 6000) AS n;
