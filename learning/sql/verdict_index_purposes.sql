COMMENT ON INDEX kept_verdicts_pkey IS 'guarantees: one row per id; serves: one verdict in admin';
COMMENT ON INDEX kept_verdicts_key_key IS 'guarantees: one verdict per key; serves: the answer to a source that was handed in before';
COMMENT ON INDEX kept_verdicts_judged_idx IS 'serves: forgetting what is older than a month';
