-- What the indexes of owed tasks are for, as index_purposes.sql says it of the settings.
COMMENT ON INDEX owed_tasks_pkey IS 'guarantees: one row per id; serves: a task whose message has arrived';
COMMENT ON INDEX owed_tasks_due_idx IS 'serves: what is due, the oldest first';
