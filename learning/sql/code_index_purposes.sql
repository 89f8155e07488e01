COMMENT ON INDEX code_works_pkey IS 'guarantees: one row per id; serves: one work in admin';
COMMENT ON INDEX code_works_user_lesson_key IS 'guarantees: one work per learner and lesson; serves: the draft that goes on, what goes with a deleted account';
COMMENT ON INDEX code_works_lesson_idx IS 'serves: what goes with a lesson that is removed';
