-- Under the name of each index but the primary keys, a query of the kind that its comment names.

-- discussions_active_idx
SELECT * FROM discussions ORDER BY last_activity_at DESC, id DESC LIMIT 20;

-- discussions_category_idx
SELECT * FROM discussions WHERE category = 'help' ORDER BY last_activity_at DESC, id DESC LIMIT 20;

-- discussions_course_idx
SELECT * FROM discussions WHERE course_id = 22 ORDER BY last_activity_at DESC LIMIT 20;

-- discussions_author_idx
SELECT * FROM discussions WHERE author_id = 7 ORDER BY created_at DESC LIMIT 20;

-- discussions_top_idx
SELECT * FROM discussions ORDER BY upvote_count DESC, id DESC LIMIT 20;

-- discussions_new_idx
SELECT * FROM discussions ORDER BY created_at DESC, id DESC LIMIT 20;

-- discussions_pinned_idx
SELECT * FROM discussions WHERE is_pinned ORDER BY last_activity_at DESC;

-- discussions_unsolved_idx
SELECT * FROM discussions WHERE NOT is_solved ORDER BY created_at DESC LIMIT 20;

-- discussions_tags_idx
SELECT * FROM discussions WHERE tags @> ARRAY['tag-7']::varchar[];

-- discussions_search_idx
SELECT id FROM discussions WHERE search @@ websearch_to_tsquery('english', '77');

-- replies_one_solution_key
SELECT * FROM replies WHERE discussion_id = 7 AND is_solution;

-- replies_thread_idx
SELECT * FROM replies WHERE discussion_id = 7 ORDER BY created_at, id;

-- replies_author_idx
SELECT * FROM replies WHERE author_id = 7 ORDER BY created_at DESC LIMIT 20;

-- replies_parent_idx
SELECT * FROM replies WHERE parent_reply_id = 9;

-- replies_search_idx
SELECT id FROM replies WHERE search @@ websearch_to_tsquery('english', '77');

-- discussion_votes_discussion_id_user_id_key
SELECT * FROM discussion_votes WHERE discussion_id = 7;

-- discussion_votes_reply_id_user_id_key
SELECT * FROM discussion_votes WHERE reply_id = 7;

-- discussion_votes_user_idx
SELECT * FROM discussion_votes WHERE user_id = 7;
