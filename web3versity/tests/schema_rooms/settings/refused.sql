-- Under the name of each constraint, what it refuses.

-- platform_settings_setting_key_key
UPDATE platform_settings SET setting_key = 'two' WHERE setting_key = 'one';

-- owed_tasks_attempts_check
UPDATE owed_tasks SET attempts = -1;
