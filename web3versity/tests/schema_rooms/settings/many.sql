-- A site whose workers were away for a while.
INSERT INTO owed_tasks (task, arguments, due_at)
SELECT 'community.notifications.tasks.notify_of_reply', jsonb_build_array(n),
       CASE WHEN n % 10 > 0 THEN timestamptz '2026-01-01+00' + n * interval '1 minute' END
  FROM generate_series(1, 4000) AS n;

INSERT INTO setting_changes (setting_key, old_value, new_value, changed_by_id)
SELECT 'setting_' || n % 40, to_jsonb(n), to_jsonb(n + 1), CASE WHEN n % 3 > 0 THEN n % 400 + 1 END
  FROM generate_series(1, 4000) AS n;
