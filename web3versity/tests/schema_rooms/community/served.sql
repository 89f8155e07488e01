-- Under the name of each index but the primary keys, a query of the kind that its comment names.

-- discussions_active_idx
SELECT * FROM discussions WHERE is_listed ORDER BY last_activity_at DESC, id DESC LIMIT 20;

-- discussions_category_idx
SELECT * FROM discussions WHERE is_listed AND category = 'help' ORDER BY last_activity_at DESC, id DESC LIMIT 20;

-- discussions_course_idx
SELECT * FROM discussions WHERE is_listed AND course_id = 22 ORDER BY last_activity_at DESC, id DESC LIMIT 20;

-- discussions_lesson_idx
SELECT * FROM discussions WHERE is_listed AND lesson_id = 43 ORDER BY last_activity_at DESC, id DESC LIMIT 20;

-- discussions_author_idx
SELECT * FROM discussions WHERE author_id = 7 ORDER BY created_at DESC LIMIT 20;

-- discussions_top_idx
SELECT * FROM discussions WHERE is_listed ORDER BY score DESC, id DESC LIMIT 20;

-- discussions_new_idx
SELECT * FROM discussions WHERE is_listed ORDER BY created_at DESC, id DESC LIMIT 20;

-- discussions_pinned_idx
SELECT * FROM discussions WHERE is_listed AND is_pinned ORDER BY last_activity_at DESC;

-- discussions_unanswered_idx
SELECT * FROM discussions WHERE is_listed AND reply_count = 0 ORDER BY last_activity_at DESC, id DESC LIMIT 20;

-- discussions_solved_idx
SELECT * FROM discussions WHERE is_listed AND is_solved ORDER BY last_activity_at DESC, id DESC LIMIT 20;

-- discussions_merged_idx
SELECT id FROM discussions WHERE merged_into_id = 103;

-- discussions_tags_idx
SELECT * FROM discussions WHERE tags @> ARRAY['tag-7']::varchar[];

-- discussions_search_idx
SELECT id FROM discussions WHERE search @@ search_query('77');

-- replies_one_solution_key
SELECT * FROM replies WHERE discussion_id = 7 AND is_solution;

-- replies_tree_idx
SELECT * FROM replies WHERE discussion_id = 7 ORDER BY path LIMIT 20;

-- replies_thread_idx
SELECT * FROM replies WHERE discussion_id = 7 AND is_live ORDER BY created_at DESC, id DESC LIMIT 20;

-- replies_author_idx
SELECT * FROM replies WHERE author_id = 7 ORDER BY created_at DESC LIMIT 20;

-- replies_parent_idx
SELECT * FROM replies WHERE parent_reply_id = 11;

-- replies_merged_from_id_key
SELECT * FROM replies WHERE merged_from_id = 10;

-- replies_search_idx
SELECT id FROM replies WHERE search @@ search_query('77');

-- discussion_votes_discussion_id_user_id_key
SELECT * FROM discussion_votes WHERE discussion_id = 7;

-- discussion_votes_reply_id_user_id_key
SELECT * FROM discussion_votes WHERE reply_id = 7;

-- discussion_votes_user_idx
SELECT * FROM discussion_votes WHERE user_id = 7;

-- discussion_readers_user_id_key
SELECT * FROM discussion_readers WHERE user_id = 7 AND discussion_id = ANY (ARRAY[331, 542, 753]);

-- discussion_readers_thread_idx
SELECT user_id FROM discussion_readers WHERE discussion_id = 7 AND is_following;

-- discussion_readers_follow_idx
SELECT discussion_id FROM discussion_readers WHERE user_id = 7 AND is_following;

-- post_revisions_thread_idx
SELECT * FROM post_revisions WHERE discussion_id = 9 ORDER BY id DESC;

-- post_revisions_reply_idx
SELECT * FROM post_revisions WHERE reply_id = 8 ORDER BY id DESC;

-- post_revisions_editor_idx
SELECT * FROM post_revisions WHERE editor_id = 7;

-- post_reports_open_idx
SELECT * FROM post_reports WHERE outcome IS NULL ORDER BY created_at, id LIMIT 20;

-- post_reports_reporter_idx
SELECT * FROM post_reports WHERE reporter_id = 7;

-- post_reports_decided_idx
SELECT * FROM post_reports WHERE decided_by_id = 7;

-- post_reports_discussion_id_reporter_key
SELECT * FROM post_reports WHERE discussion_id = 8;

-- post_reports_reply_id_reporter_key
SELECT * FROM post_reports WHERE reply_id = 7;

-- moderation_acts_newest_idx
SELECT * FROM moderation_acts ORDER BY created_at DESC, id DESC LIMIT 50;

-- moderation_acts_thread_idx
SELECT * FROM moderation_acts WHERE discussion_id = 7;

-- moderation_acts_reply_idx
SELECT * FROM moderation_acts WHERE reply_id = 15;

-- moderation_acts_person_idx
SELECT * FROM moderation_acts WHERE person_id = 34;

-- moderation_acts_actor_idx
SELECT * FROM moderation_acts WHERE actor_id = 7;

-- suspensions_one_in_force_key
SELECT until FROM suspensions WHERE person_id = 7 AND lifted_at IS NULL AND until > now();

-- suspensions_person_idx
SELECT * FROM suspensions WHERE person_id = 7 ORDER BY id DESC;

-- suspensions_by_idx
SELECT * FROM suspensions WHERE suspended_by_id = 7;

-- notifications_newest_idx
SELECT * FROM notifications WHERE user_id = 7 ORDER BY happened_at DESC, id DESC LIMIT 50;

-- notifications_subject_idx
SELECT events FROM notifications WHERE user_id = 7 AND kind = 'mention' AND subject = 'discussion:331';

-- notifications_unread_user_id_key
SELECT * FROM notifications WHERE user_id = 7 AND kind = 'votes' AND subject = 'discussion:1808' AND read_at IS NULL;

-- notifications_actor_idx
SELECT * FROM notifications WHERE actor_id = 7;

-- notifications_unsent_idx
SELECT * FROM notifications WHERE read_at IS NULL AND emailed_at IS NULL ORDER BY happened_at LIMIT 100;

-- notification_choices_user_id_key
SELECT channel FROM notification_choices WHERE user_id = 7 AND kind = 'reply';

-- notification_digest_idx
SELECT user_id FROM notification_choices WHERE channel = 'digest';

-- digest_mails_user_id_day_key
SELECT * FROM digest_mails WHERE user_id = 7 AND day = '2026-01-02';

-- email_confirmations_user_idx
SELECT * FROM email_confirmations WHERE user_id = 7 ORDER BY id DESC LIMIT 3;

-- lesson_reports_open_idx
SELECT * FROM lesson_reports WHERE outcome IS NULL ORDER BY id LIMIT 50;

-- lesson_reports_lesson_idx
SELECT * FROM lesson_reports WHERE lesson_id = 51;

-- lesson_reports_reporter_idx
SELECT count(*) FROM lesson_reports WHERE reporter_id = 7 AND created_at > now() - interval '1 day';

-- lesson_reports_decided_idx
SELECT * FROM lesson_reports WHERE decided_by_id = 7;
