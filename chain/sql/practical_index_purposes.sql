-- What the indexes of practical lessons are for, as index_purposes.sql says it of the others.
COMMENT ON INDEX practical_attempts_pkey IS 'serves: an attempt, by the address of its page';
COMMENT ON INDEX practical_attempts_open_key IS
    'guarantees: one attempt at work of a learner, at a lesson, on a network; serves: ending it as another begins';
COMMENT ON INDEX practical_attempts_user_idx IS 'serves: a learner''s newest attempt at a lesson, and leaving the platform';
COMMENT ON INDEX practical_attempts_lesson_idx IS 'serves: deleting a lesson';

COMMENT ON INDEX practical_instances_pkey IS 'serves: a contract in the admin';
COMMENT ON INDEX practical_instances_transaction_id_key IS
    'guarantees: one contract for each deployment; serves: what a transaction of ours deployed';
COMMENT ON INDEX practical_instances_idx IS 'serves: an attempt''s newest contract';
COMMENT ON INDEX practical_instances_addr_idx IS 'serves: whether an address is the contract of some attempt';

COMMENT ON INDEX practical_claims_pkey IS 'serves: a claim in the admin';
COMMENT ON INDEX practical_claims_transaction_key IS
    'guarantees: a transaction counts once; serves: whether it has counted before';
COMMENT ON INDEX practical_claims_attempt_idx IS 'serves: deleting an attempt';

COMMENT ON INDEX practical_notes_pkey IS 'serves: marking a note as signed';
COMMENT ON INDEX practical_notes_nonce_key IS 'guarantees: a nonce is given once; serves: the note that a signature answers';
COMMENT ON INDEX practical_notes_attempt_idx IS 'serves: an attempt''s notes, newest first, and how many it was given lately';
