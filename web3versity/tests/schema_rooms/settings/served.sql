-- Under the name of each index but the primary keys, a query of the kind that its comment names.

-- owed_tasks_due_idx
SELECT id FROM owed_tasks WHERE due_at <= '2026-01-02+00' ORDER BY due_at LIMIT 500;

-- setting_changes_key_idx
SELECT * FROM setting_changes WHERE setting_key = 'setting_7' ORDER BY id DESC LIMIT 50;

-- setting_changes_by_idx
SELECT * FROM setting_changes WHERE changed_by_id = 7;
