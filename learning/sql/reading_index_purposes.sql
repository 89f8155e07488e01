COMMENT ON INDEX lesson_readings_pkey IS 'guarantees: one row per id; serves: one reading in admin';
COMMENT ON INDEX lesson_readings_user_lesson_key IS 'guarantees: one reading per learner and lesson; serves: a lesson''s page, a learner''s clock';
COMMENT ON INDEX lesson_readings_lesson_idx IS 'serves: what goes with a lesson that is removed';
