-- What the indexes of the record of staff are for. docs/database.md repeats it.
COMMENT ON INDEX staff_acts_pkey IS 'guarantees: one row per id; serves: the record, the newest first';
COMMENT ON INDEX staff_acts_actor_idx IS 'serves: what somebody did as staff, the newest first';
COMMENT ON INDEX staff_acts_person_idx IS 'serves: what staff did about a learner, the newest first';
