-- What every index of this room is for. docs/database.md repeats it; a test refuses an index that says nothing.
COMMENT ON INDEX platform_settings_pkey IS 'guarantees: one row per id; serves: a setting by id in admin';
COMMENT ON INDEX platform_settings_setting_key_key IS
    'guarantees: one row per key; serves: platform_setting(key) inside the database';
