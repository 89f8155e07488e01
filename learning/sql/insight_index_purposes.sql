COMMENT ON INDEX insight_counts_pkey IS 'guarantees: one row per id; serves: no question, Django wants one';
COMMENT ON INDEX insight_counts_cell_key IS
    'guarantees: one number per cell and day; serves: a roll-up of the whole school, and writing one day of it again';
COMMENT ON INDEX insight_counts_course_idx IS 'serves: a roll-up of one course, what goes with a course that is removed';
COMMENT ON INDEX insight_counts_lesson_idx IS 'serves: what goes with a lesson that is removed';
COMMENT ON INDEX insight_days_pkey IS 'guarantees: one row per day; serves: which days are still to be rolled up';
COMMENT ON INDEX user_progress_enrolled_idx IS 'serves: insight_courses(), the enrolments of a day';
COMMENT ON INDEX lesson_completions_day_idx IS 'serves: insight_courses(), the lessons done on a day';
COMMENT ON INDEX quiz_attempts_day_idx IS 'serves: insight_items() and insight_checks(), the attempts of a day';
COMMENT ON INDEX lesson_readings_opened_idx IS 'serves: insight_steps(), the lessons opened on a day';
