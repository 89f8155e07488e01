-- What every index of this room is for. docs/database.md repeats it; a test refuses an index that says nothing.
COMMENT ON INDEX faucet_requests_pkey IS 'guarantees: one row per id; serves: one request, when its payout ends';
COMMENT ON INDEX faucet_requests_transaction_id_key IS
    'guarantees: a transaction pays one request; serves: the request a transaction pays';
COMMENT ON INDEX faucet_requests_user_idx IS 'serves: a learner''s allowance over the last day, and their requests';
COMMENT ON INDEX faucet_requests_address_idx IS 'serves: an account''s allowance over the last day';
COMMENT ON INDEX faucet_requests_ip_idx IS 'serves: requests from one IP address over the last day';
COMMENT ON INDEX faucet_requests_budget_idx IS 'serves: what the faucet has paid over the last day, without the table';

COMMENT ON INDEX transactions_pkey IS 'guarantees: one row per id; serves: the transaction of a request or certificate';
COMMENT ON INDEX transactions_transaction_id_key IS
    'guarantees: one row per transaction id; serves: a transaction by its id on the chain';
COMMENT ON INDEX transactions_user_idx IS 'serves: a learner''s transactions, newest first';
COMMENT ON INDEX transactions_live_idx IS 'serves: pending transactions, oldest first';
COMMENT ON INDEX transactions_type_idx IS 'serves: transactions of a type, newest first (admin)';
COMMENT ON INDEX transactions_course_idx IS 'serves: transactions about a course, when it is deleted';
COMMENT ON INDEX transactions_achievement_idx IS 'serves: transactions about a badge, when it is deleted';

COMMENT ON INDEX nft_certificates_pkey IS 'guarantees: one row per id; serves: one certificate, when it is minted';
COMMENT ON INDEX nft_certificates_user_id_course_id_key IS
    'guarantees: one certificate per learner and course; serves: a learner''s certificate of a course';
COMMENT ON INDEX nft_certificates_collection_id_serial_number_key IS
    'guarantees: a token certifies once; serves: the certificate of a token';
COMMENT ON INDEX nft_certificates_certificate_number_key IS
    'guarantees: a number names one certificate; serves: a certificate by its number';
COMMENT ON INDEX nft_certificates_verification_code_key IS
    'guarantees: a code opens one certificate; serves: verification by code';
COMMENT ON INDEX nft_certificates_user_idx IS 'serves: a learner''s certificates, newest first';
COMMENT ON INDEX nft_certificates_course_idx IS 'serves: the certificates of a course';
COMMENT ON INDEX nft_certificates_tx_idx IS 'serves: the certificate a transaction mints, and deleting a transaction';
COMMENT ON INDEX nft_certificates_pending_idx IS 'serves: certificates still to be minted, oldest first';

COMMENT ON INDEX sign_in_challenges_pkey IS 'guarantees: one row per id; serves: the sweep of old challenges';
COMMENT ON INDEX sign_in_challenges_nonce_key IS 'guarantees: a nonce is issued once; serves: the claim of a challenge';
COMMENT ON INDEX sign_in_challenges_browser_idx IS 'serves: how many challenges a browser was given lately';
COMMENT ON INDEX sign_in_challenges_network_idx IS 'serves: how many challenges a network was given lately';
COMMENT ON INDEX sign_in_challenges_expiry_idx IS 'serves: the sweep of old challenges, oldest first';
