-- What every index of this room is for. docs/database.md repeats it; a test refuses an index that says nothing.
COMMENT ON INDEX discussions_pkey IS 'guarantees: one row per id; serves: a thread by its address';
COMMENT ON INDEX discussions_active_idx IS 'serves: threads by last activity';
COMMENT ON INDEX discussions_category_idx IS 'serves: threads of a category by last activity';
COMMENT ON INDEX discussions_course_idx IS 'serves: threads of a course by last activity, and deleting a course';
COMMENT ON INDEX discussions_lesson_idx IS 'serves: threads about a lesson by last activity, and deleting a lesson';
COMMENT ON INDEX discussions_author_idx IS 'serves: a person''s threads, newest first, and the metrics of badges';
COMMENT ON INDEX discussions_top_idx IS 'serves: threads by votes';
COMMENT ON INDEX discussions_new_idx IS 'serves: threads by age, newest first';
COMMENT ON INDEX discussions_pinned_idx IS 'serves: pinned threads above every list';
COMMENT ON INDEX discussions_unanswered_idx IS 'serves: threads that nobody has answered, by last activity';
COMMENT ON INDEX discussions_solved_idx IS 'serves: threads with an accepted answer, by last activity';
COMMENT ON INDEX discussions_merged_idx IS 'serves: the duplicates of a thread, and deleting a thread';
COMMENT ON INDEX discussions_tags_idx IS 'serves: threads with a tag';
COMMENT ON INDEX discussions_search_idx IS 'serves: forum_hits(), search in threads';

COMMENT ON INDEX replies_pkey IS 'guarantees: one row per id; serves: a reply by id, as the parent of another';
COMMENT ON INDEX replies_one_solution_key IS
    'guarantees: one solution per thread; serves: the accepted answer of a thread';
COMMENT ON INDEX replies_tree_idx IS 'serves: a page of a thread in the order it is read';
COMMENT ON INDEX replies_thread_idx IS
    'serves: when something last happened in a thread, what is new in it, and its feed';
COMMENT ON INDEX replies_author_idx IS 'serves: a person''s replies, newest first, and the metrics of badges';
COMMENT ON INDEX replies_parent_idx IS 'serves: the answers to a reply, when it is deleted or its thread placed anew';
COMMENT ON INDEX replies_merged_from_id_key IS
    'guarantees: a thread is merged into one other; serves: where a merged thread has gone, to take it back';
COMMENT ON INDEX replies_search_idx IS 'serves: forum_hits(), search in replies';

COMMENT ON INDEX discussion_votes_pkey IS 'guarantees: one row per id; serves: one vote in admin';
COMMENT ON INDEX discussion_votes_discussion_id_user_id_key IS
    'guarantees: one vote per person and thread; serves: the votes on a thread';
COMMENT ON INDEX discussion_votes_reply_id_user_id_key IS
    'guarantees: one vote per person and reply; serves: the votes on a reply';
COMMENT ON INDEX discussion_votes_user_idx IS 'serves: a person''s own votes, and deleting a person';

COMMENT ON INDEX discussion_readers_pkey IS 'guarantees: one row per id; serves: one reader in admin';
COMMENT ON INDEX discussion_readers_user_id_key IS
    'guarantees: a person stands one way to a thread; serves: what is new to me in the threads of a list';
COMMENT ON INDEX discussion_readers_thread_idx IS 'serves: who follows a thread, and deleting a thread';
COMMENT ON INDEX discussion_readers_follow_idx IS 'serves: the threads I follow';

COMMENT ON INDEX post_revisions_pkey IS 'guarantees: one row per id; serves: one earlier version in admin';
COMMENT ON INDEX post_revisions_thread_idx IS 'serves: the earlier versions of a thread''s opening post in order';
COMMENT ON INDEX post_revisions_reply_idx IS 'serves: the earlier versions of a reply in order';
COMMENT ON INDEX post_revisions_editor_idx IS 'serves: what a person edited (admin), and deleting a person';

COMMENT ON INDEX post_reports_pkey IS 'guarantees: one row per id; serves: one report in admin';
COMMENT ON INDEX post_reports_discussion_id_reporter_key IS
    'guarantees: one report per person and thread; serves: the reports on a thread';
COMMENT ON INDEX post_reports_reply_id_reporter_key IS
    'guarantees: one report per person and reply; serves: the reports on a reply';
COMMENT ON INDEX post_reports_open_idx IS 'serves: the review queue, and how many wait in it';
COMMENT ON INDEX post_reports_reporter_idx IS 'serves: what a person reported (admin), and deleting a person';
COMMENT ON INDEX post_reports_decided_idx IS 'serves: what a moderator decided (admin), and deleting a person';

COMMENT ON INDEX moderation_acts_pkey IS 'guarantees: one row per id; serves: one act, to take it back';
COMMENT ON INDEX moderation_acts_newest_idx IS 'serves: the audit log, newest first';
COMMENT ON INDEX moderation_acts_thread_idx IS 'serves: what was done to a thread';
COMMENT ON INDEX moderation_acts_reply_idx IS 'serves: what was done to a reply';
COMMENT ON INDEX moderation_acts_person_idx IS 'serves: what was done to a person and their posts';
COMMENT ON INDEX moderation_acts_actor_idx IS 'serves: what a moderator did, and deleting a person';

COMMENT ON INDEX suspensions_pkey IS 'guarantees: one row per id; serves: one suspension in admin';
COMMENT ON INDEX suspensions_one_in_force_key IS
    'guarantees: one suspension at a time; serves: whether a person may write, at every visit';
COMMENT ON INDEX suspensions_person_idx IS 'serves: how often a person was suspended, the last first';
COMMENT ON INDEX suspensions_by_idx IS 'serves: whom a moderator suspended (admin), and deleting a person';

COMMENT ON INDEX notifications_pkey IS 'guarantees: one row per id; serves: a notification that is opened';
COMMENT ON INDEX notifications_newest_idx IS 'serves: my notifications, newest first';
COMMENT ON INDEX notifications_subject_idx IS
    'serves: whether something was told before, also when it was read, and forgetting the title of a deleted thread';
COMMENT ON INDEX notifications_unread_user_id_key IS
    'guarantees: one unread row per person, kind and subject; serves: the row that what happens again joins';
COMMENT ON INDEX notifications_actor_idx IS 'serves: deleting a person who caused some';
COMMENT ON INDEX notifications_unsent_idx IS 'serves: what the digests have not sent yet, oldest first';

COMMENT ON INDEX notification_choices_pkey IS 'guarantees: one row per id; serves: one choice in admin';
COMMENT ON INDEX notification_choices_user_id_key IS
    'guarantees: one choice per person and kind; serves: how a person wants to hear of something';
COMMENT ON INDEX notification_digest_idx IS 'serves: who wants a daily e-mail';

COMMENT ON INDEX digest_mails_pkey IS 'guarantees: one row per id; serves: one digest in admin';
COMMENT ON INDEX digest_mails_user_id_day_key IS
    'guarantees: one digest per person and day; serves: whether today''s was sent';
