COMMENT ON INDEX lesson_draws_pkey IS 'guarantees: one row per id; serves: one draw in admin';
COMMENT ON INDEX lesson_draws_open_key IS 'guarantees: one open draw per learner and lesson; serves: the draw that goes on';
COMMENT ON INDEX lesson_draws_attempt_id_key IS 'guarantees: one attempt per draw; serves: what goes with an attempt';
COMMENT ON INDEX lesson_draws_user_idx IS 'serves: what goes with a deleted account';
COMMENT ON INDEX lesson_draws_lesson_idx IS 'serves: what goes with a lesson that is removed';
