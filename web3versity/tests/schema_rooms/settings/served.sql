-- Under the name of each index but the primary keys, a query of the kind that its comment names.

-- owed_tasks_due_idx
SELECT id FROM owed_tasks WHERE due_at <= '2026-01-02+00' ORDER BY due_at LIMIT 500;
