COMMENT ON INDEX lesson_reports_pkey IS 'guarantees: one row per id; serves: deciding one, what its notification says';
COMMENT ON INDEX lesson_reports_open_idx IS 'serves: the queue of mistakes in lessons, how many wait';
COMMENT ON INDEX lesson_reports_lesson_idx IS 'serves: what goes with a lesson that is removed';
COMMENT ON INDEX lesson_reports_reporter_idx IS 'serves: the limit of a day, the export, what a deleted account leaves behind';
COMMENT ON INDEX lesson_reports_decided_idx IS 'serves: what a deleted account leaves behind';
