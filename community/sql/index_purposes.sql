-- What every index of this room is for. docs/database.md repeats it; a test refuses an index that says nothing.
COMMENT ON INDEX discussions_pkey IS 'guarantees: one row per id; serves: a thread by its address';
COMMENT ON INDEX discussions_active_idx IS 'serves: threads by last activity';
COMMENT ON INDEX discussions_category_idx IS 'serves: threads of a category by last activity';
COMMENT ON INDEX discussions_course_idx IS 'serves: threads of a course by last activity, and deleting a course';
COMMENT ON INDEX discussions_author_idx IS 'serves: a person''s threads, newest first, and the metrics of badges';
COMMENT ON INDEX discussions_top_idx IS 'serves: threads by votes';
COMMENT ON INDEX discussions_new_idx IS 'serves: threads by age, newest first';
COMMENT ON INDEX discussions_pinned_idx IS 'serves: pinned threads above every list';
COMMENT ON INDEX discussions_unsolved_idx IS 'serves: questions without a solution, newest first';
COMMENT ON INDEX discussions_tags_idx IS 'serves: threads with a tag';
COMMENT ON INDEX discussions_search_idx IS 'serves: search in threads';

COMMENT ON INDEX replies_pkey IS 'guarantees: one row per id; serves: a reply by id, as the parent of another';
COMMENT ON INDEX replies_one_solution_key IS
    'guarantees: one solution per thread; serves: the accepted answer of a thread';
COMMENT ON INDEX replies_thread_idx IS 'serves: the replies of a thread in order';
COMMENT ON INDEX replies_author_idx IS 'serves: a person''s replies, newest first, and the metrics of badges';
COMMENT ON INDEX replies_parent_idx IS 'serves: the answers to a reply, when it is deleted';
COMMENT ON INDEX replies_search_idx IS 'serves: search in replies';

COMMENT ON INDEX discussion_votes_pkey IS 'guarantees: one row per id; serves: one vote in admin';
COMMENT ON INDEX discussion_votes_discussion_id_user_id_key IS
    'guarantees: one vote per person and thread; serves: the votes on a thread';
COMMENT ON INDEX discussion_votes_reply_id_user_id_key IS
    'guarantees: one vote per person and reply; serves: the votes on a reply';
COMMENT ON INDEX discussion_votes_user_idx IS 'serves: a person''s own votes, and deleting a person';
