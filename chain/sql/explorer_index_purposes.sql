-- What the indexes of the practice network's explorer are for, as index_purposes.sql says it of the others.
COMMENT ON INDEX explorer_position_pkey IS 'guarantees: one position; serves: the position';
COMMENT ON INDEX explorer_blocks_pkey IS 'guarantees: a block is indexed once; serves: a block by its number, and the latest';
COMMENT ON INDEX explorer_blocks_hash_key IS 'guarantees: a block is indexed once; serves: a block by its hash';

COMMENT ON INDEX explorer_transactions_pkey IS
    'guarantees: one transaction at each place of the chain; serves: the latest transactions';
COMMENT ON INDEX explorer_transactions_hash_key IS
    'guarantees: a transaction is indexed once; serves: a transaction by its hash';
COMMENT ON INDEX explorer_transactions_created_key IS
    'guarantees: a contract is created once; serves: the transaction that created a contract';
COMMENT ON INDEX explorer_tx_block_idx IS 'serves: the transactions of a block, and taking a lost block back';
COMMENT ON INDEX explorer_tx_from_idx IS 'serves: what an account has sent, newest first';
COMMENT ON INDEX explorer_tx_to_idx IS 'serves: what an account was sent, newest first';

COMMENT ON INDEX explorer_logs_pkey IS 'guarantees: one event at each place of the chain; serves: taking lost blocks back';
COMMENT ON INDEX explorer_logs_tx_idx IS 'serves: the events of a transaction';
