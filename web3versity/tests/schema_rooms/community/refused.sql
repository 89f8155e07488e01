-- Under the name of each constraint, what it refuses.

-- discussions_category_check
UPDATE discussions SET category = 'x' WHERE id = 1;

-- discussions_counters_check
UPDATE discussions SET view_count = -1 WHERE id = 1;
UPDATE discussions SET reply_count = -1 WHERE id = 1;

-- replies_one_solution_key
UPDATE replies SET is_solution = true WHERE id = 2;

-- replies_not_own_parent_check
UPDATE replies SET parent_reply_id = 1 WHERE id = 1;

-- discussion_votes_one_object_check
INSERT INTO discussion_votes (id, user_id, discussion_id, reply_id, vote_type) VALUES (99, 1, 2, 2, 'upvote');
INSERT INTO discussion_votes (id, user_id, vote_type) VALUES (99, 1, 'upvote');

-- discussion_votes_vote_type_check
UPDATE discussion_votes SET vote_type = 'x' WHERE id = 1;

-- discussion_votes_discussion_id_user_id_key
INSERT INTO discussion_votes (id, user_id, discussion_id, vote_type) VALUES (99, 1, 1, 'downvote');

-- discussion_votes_reply_id_user_id_key
INSERT INTO discussion_votes (id, user_id, reply_id, vote_type) VALUES (99, 1, 1, 'downvote');
