-- Under the name of each constraint, what it refuses.

-- discussions_category_check
UPDATE discussions SET category = 'x' WHERE id = 1;

-- discussions_counters_check
UPDATE discussions SET view_count = -1 WHERE id = 1;
UPDATE discussions SET reply_count = -1 WHERE id = 1;
UPDATE discussions SET upvote_count = -1 WHERE id = 1;
UPDATE discussions SET downvote_count = -1 WHERE id = 1;

-- discussions_merged_into_check
UPDATE discussions SET merged_into_id = 1 WHERE id = 1;

-- replies_one_solution_key
UPDATE replies SET is_solution = true WHERE id = 2;

-- replies_not_own_parent_check
UPDATE replies SET parent_reply_id = 1 WHERE id = 1;

-- replies_counters_check
UPDATE replies SET upvote_count = -1 WHERE id = 1;
UPDATE replies SET downvote_count = -1 WHERE id = 1;

-- replies_merged_from_id_key
UPDATE replies SET merged_from_id = 2 WHERE id = 2;

-- discussion_votes_one_object_check
INSERT INTO discussion_votes (id, user_id, discussion_id, reply_id, vote_type) VALUES (99, 1, 2, 1, 'upvote');
INSERT INTO discussion_votes (id, user_id, vote_type) VALUES (99, 1, 'upvote');

-- discussion_votes_vote_type_check
UPDATE discussion_votes SET vote_type = 'x' WHERE id = 1;

-- discussion_votes_discussion_id_user_id_key
INSERT INTO discussion_votes (id, user_id, discussion_id, vote_type) VALUES (99, 2, 1, 'downvote');

-- discussion_votes_reply_id_user_id_key
INSERT INTO discussion_votes (id, user_id, reply_id, vote_type) VALUES (99, 1, 1, 'downvote');

-- discussion_readers_user_id_key
INSERT INTO discussion_readers (id, user_id, discussion_id) VALUES (99, 1, 1);

-- post_revisions_one_object_check
INSERT INTO post_revisions (id, discussion_id, reply_id, content) VALUES (99, 1, 1, '');
INSERT INTO post_revisions (id, content) VALUES (99, '');

-- post_reports_one_object_check
INSERT INTO post_reports (id, reporter_id, discussion_id, reply_id, reason) VALUES (99, 1, 2, 2, 'spam');
INSERT INTO post_reports (id, reporter_id, reason) VALUES (99, 1, 'spam');

-- post_reports_reason_check
UPDATE post_reports SET reason = 'x' WHERE id = 1;

-- post_reports_outcome_check
UPDATE post_reports SET outcome = 'upheld' WHERE id = 1;
UPDATE post_reports SET decided_at = now() WHERE id = 1;
UPDATE post_reports SET outcome = 'x', decided_at = now() WHERE id = 1;

-- post_reports_discussion_id_reporter_key
INSERT INTO post_reports (id, reporter_id, discussion_id, reason) VALUES (99, 2, 1, 'other');

-- post_reports_reply_id_reporter_key
INSERT INTO post_reports (id, reporter_id, reply_id, reason) VALUES (99, 1, 1, 'other');

-- moderation_acts_action_check
INSERT INTO moderation_acts (id, actor_id, action) VALUES (99, 1, 'Pin it');

-- suspensions_until_check
UPDATE suspensions SET until = created_at WHERE id = 1;

-- suspensions_one_in_force_key
UPDATE suspensions SET lifted_at = NULL WHERE id = 2;

-- notifications_kind_check
UPDATE notifications SET kind = 'Not a slug' WHERE id = 1;

-- notifications_unread_user_id_key
UPDATE notifications SET read_at = NULL WHERE id = 2;

-- notification_choices_kind_check
UPDATE notification_choices SET kind = '' WHERE id = 1;

-- notification_choices_channel_check
UPDATE notification_choices SET channel = 'x' WHERE id = 1;

-- notification_choices_user_id_key
UPDATE notification_choices SET kind = 'reply' WHERE id = 2;

-- digest_mails_user_id_day_key
UPDATE digest_mails SET day = '2026-01-01' WHERE id = 2;

-- lesson_reports_outcome_check
UPDATE lesson_reports SET outcome = 'mended' WHERE id = 1;
UPDATE lesson_reports SET outcome = 'lost', decided_at = now() WHERE id = 1;
UPDATE lesson_reports SET decided_at = now() WHERE id = 1;
