-- What the indexes of the throttle are for. docs/database.md repeats it.
COMMENT ON INDEX throttle_marks_pkey IS 'guarantees: one row per id; serves: one line in admin';
COMMENT ON INDEX throttle_marks_scope_subject_key IS 'guarantees: one count per limit and subject; serves: throttle_hit()';
COMMENT ON INDEX throttle_marks_refused_idx IS 'serves: what was refused last, for moderators';
COMMENT ON INDEX throttle_marks_ended_idx IS 'serves: forgetting counts that are over';
