-- What the sender's indexes are for, as index_purposes.sql says it of the others.
COMMENT ON INDEX transactions_chain_id_transaction_hash_key IS
    'guarantees: a transaction is counted once in each life of a chain; serves: a transaction by its hash';
COMMENT ON INDEX transactions_chain_id_signer_nonce_key IS
    'guarantees: a nonce is signed once in each life of a chain; serves: the transaction that holds a nonce';
COMMENT ON INDEX transactions_unsigned_idx IS 'serves: planned transactions that nobody has signed yet, oldest first';
COMMENT ON INDEX transactions_outstanding_idx IS
    'serves: what a key has signed and the chain has not settled yet, in the order of its nonces';
COMMENT ON INDEX transactions_due_idx IS 'serves: what the chain should be asked about next, the longest due first';

COMMENT ON INDEX chain_signers_pkey IS 'guarantees: one row per id; serves: the lock of a key';
COMMENT ON INDEX chain_signers_chain_id_address_key IS
    'guarantees: one row per operator account and chain; serves: an account by its address';

COMMENT ON INDEX chain_troubles_pkey IS 'guarantees: one row per id; serves: a trouble, in the admin';
COMMENT ON INDEX chain_troubles_chain_id_kind_key IS
    'guarantees: one row per chain and kind of trouble; serves: a trouble, when it ends';
