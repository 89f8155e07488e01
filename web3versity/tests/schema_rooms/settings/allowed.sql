-- Two of everything, all of it allowed. Tests and other rooms name these rows by their ids.

INSERT INTO platform_settings (setting_key, setting_value, description, created_at, updated_at) VALUES
    ('one', '1', '', now(), now()), ('two', '2', '', now(), now());
INSERT INTO owed_tasks (task, due_at) VALUES ('one', now()), ('two', NULL);
INSERT INTO setting_changes (setting_key, old_value, new_value) VALUES ('one', '1', '2'), ('two', '2', '1');
