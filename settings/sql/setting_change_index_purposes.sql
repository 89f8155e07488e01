-- What the indexes of the history of settings are for, as index_purposes.sql says it of the settings.
COMMENT ON INDEX setting_changes_pkey IS 'guarantees: one row per id; serves: a change that is to be undone';
COMMENT ON INDEX setting_changes_key_idx IS 'serves: what became of one setting, the newest first';
COMMENT ON INDEX setting_changes_by_idx IS 'serves: what somebody changed, in their export and when their account goes';
