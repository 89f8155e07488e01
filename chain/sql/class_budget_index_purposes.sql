-- What the indexes of class budgets are for. docs/database.md repeats it.
COMMENT ON INDEX class_budgets_pkey IS 'guarantees: one budget a class; serves: the budgets of a learner''s classes';
COMMENT ON INDEX class_budgets_granter_idx IS 'serves: what an admin granted, when their account is deleted';
COMMENT ON INDEX faucet_requests_class_idx IS
    'serves: what a class got of its budget over the last day, and what is unnamed when a class ends';
