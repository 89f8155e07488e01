-- Under the name of each index but the primary keys, a query of the kind that its comment names.

-- faucet_requests_transaction_id_key
SELECT * FROM faucet_requests WHERE transaction_id = 7;

-- faucet_requests_user_idx
SELECT sum(amount_hbar) FROM faucet_requests WHERE user_id = 7 AND requested_at > '2026-02-01+00';

-- faucet_requests_address_idx
SELECT sum(amount_hbar) FROM faucet_requests WHERE evm_address = '0x' || lpad('1f', 40, '0') AND requested_at >
    '2026-02-01+00';

-- faucet_requests_ip_idx
SELECT count(*) FROM faucet_requests WHERE request_ip = '10.7.7.1' AND requested_at > '2026-06-01+00';

-- faucet_requests_budget_idx
SELECT sum(amount_hbar) FROM faucet_requests WHERE status IN ('pending', 'completed') AND requested_at >
    '2026-06-15+00';

-- faucet_requests_failed_idx
SELECT * FROM faucet_requests WHERE status = 'failed' AND requested_at > '2026-06-15+00'
 ORDER BY requested_at DESC, id DESC LIMIT 100;

-- transactions_failed_idx
SELECT * FROM transactions WHERE status = 'failed' ORDER BY id DESC LIMIT 100;

-- transactions_transaction_id_key
SELECT * FROM transactions WHERE transaction_id = '0.0.2@7';

-- transactions_chain_id_transaction_hash_key
SELECT * FROM transactions WHERE chain_id = 296 AND transaction_hash = '0x' || lpad('7', 64, '0');

-- transactions_chain_id_signer_nonce_key
SELECT max(nonce) FROM transactions WHERE chain_id = 296 AND signer = '0xabc';

-- transactions_user_idx
SELECT * FROM transactions WHERE user_id = 7 ORDER BY created_at DESC LIMIT 20;

-- transactions_live_idx
SELECT * FROM transactions WHERE status = 'pending' ORDER BY created_at LIMIT 20;

-- transactions_type_idx
SELECT * FROM transactions WHERE transaction_type = 'nft_mint_badge' ORDER BY created_at DESC LIMIT 100;

-- transactions_course_idx
SELECT * FROM transactions WHERE related_course_id = 6;

-- transactions_achievement_idx
SELECT * FROM transactions WHERE related_achievement_id = 8;

-- nft_certificates_user_id_course_id_key
SELECT * FROM nft_certificates WHERE user_id = 8 AND course_id = 22;

-- nft_certificates_collection_id_serial_number_key
SELECT * FROM nft_certificates WHERE collection_id = '0.0.9' AND serial_number = 7;

-- nft_certificates_certificate_number_key
SELECT * FROM nft_certificates WHERE certificate_number = 'W3V-2026-00007';

-- nft_certificates_verification_code_key
SELECT * FROM nft_certificates WHERE verification_code = md5('7');

-- nft_certificates_user_idx
SELECT * FROM nft_certificates WHERE user_id = 8 ORDER BY issued_at DESC LIMIT 20;

-- nft_certificates_course_idx
SELECT * FROM nft_certificates WHERE course_id = 8;

-- nft_certificates_tx_idx
SELECT * FROM nft_certificates WHERE transaction_id = 8;

-- nft_certificates_pending_idx
SELECT * FROM nft_certificates WHERE status = 'pending' ORDER BY issued_at LIMIT 20;

-- sign_in_challenges_nonce_key
SELECT * FROM sign_in_challenges WHERE nonce = md5('7');

-- sign_in_challenges_browser_idx
SELECT count(*) FROM sign_in_challenges WHERE browser = 'browser-7' AND issued_at > '2026-01-01+00';

-- sign_in_challenges_network_idx
SELECT count(*) FROM sign_in_challenges WHERE network = '10.7.7.1' AND issued_at > '2026-01-01+00';

-- sign_in_challenges_expiry_idx
SELECT id FROM sign_in_challenges WHERE expires_at < '2026-01-02+00' ORDER BY expires_at LIMIT 100;

-- transactions_unsigned_idx
SELECT * FROM transactions WHERE status = 'pending' AND signer IS NULL AND due_at IS NOT NULL ORDER BY id LIMIT 10;

-- transactions_outstanding_idx
SELECT * FROM transactions WHERE status = 'pending' AND signer IS NOT NULL AND chain_id = 296 AND signer = '0xabc'
    ORDER BY nonce LIMIT 10;

-- transactions_due_idx
SELECT * FROM transactions WHERE signer IS NOT NULL AND due_at <= '2026-02-01+00' ORDER BY due_at LIMIT 10;

-- nft_certificates_fingerprint_key
SELECT * FROM nft_certificates WHERE fingerprint = 'f7';

-- chain_signers_chain_id_address_key
SELECT * FROM chain_signers WHERE chain_id = 7 AND address = '0x' || lpad('7', 40, '0');

-- contract_deployments_transaction_id_key
SELECT * FROM contract_deployments WHERE transaction_id = 7;

-- contract_deployments_current_key
SELECT * FROM contract_deployments WHERE chain_id = 8 AND is_current;

-- soulbound_tokens_deployment_id_fingerprint_key
SELECT * FROM soulbound_tokens WHERE deployment_id = 1 AND fingerprint = 'f7';

-- soulbound_tokens_deployment_id_serial_number_key
SELECT * FROM soulbound_tokens WHERE deployment_id = 1 AND serial_number = 7;

-- soulbound_tokens_open_idx
SELECT * FROM soulbound_tokens WHERE state IN ('waiting', 'minting', 'burning') AND due_at <= '2026-02-01+00'
    ORDER BY due_at LIMIT 10;

-- soulbound_tokens_unwanted_idx
SELECT * FROM soulbound_tokens WHERE state = 'live' AND burn_wanted_at IS NOT NULL ORDER BY burn_wanted_at LIMIT 10;

-- soulbound_tokens_cert_idx
SELECT * FROM soulbound_tokens WHERE certificate_id = 7;

-- soulbound_tokens_earned_badge_id_deployment_id_key
SELECT * FROM soulbound_tokens WHERE earned_badge_id = 7;

-- soulbound_tokens_mint_idx
SELECT * FROM soulbound_tokens WHERE mint_transaction_id = 7;

-- soulbound_tokens_burn_idx
SELECT * FROM soulbound_tokens WHERE burn_transaction_id = 7;

-- replaced_certificates_certificate_number_key
SELECT * FROM replaced_certificates WHERE certificate_number = 'W3V-2025-00007';

-- replaced_certificates_verification_code_key
SELECT * FROM replaced_certificates WHERE verification_code = 'code-7';

-- replaced_certs_trail_idx
SELECT * FROM replaced_certificates WHERE certificate_id = 7 ORDER BY replaced_at DESC;

-- credential_statuses_certificate_id_key
SELECT * FROM credential_statuses WHERE certificate_id = 7;

-- credential_statuses_list_number_position_key
SELECT * FROM credential_statuses WHERE list_number = 7 AND position = 14;

-- credential_statuses_ended_idx
SELECT position FROM credential_statuses WHERE list_number = 1 AND ended_at IS NOT NULL;

-- explorer_blocks_hash_key
SELECT * FROM explorer_blocks WHERE hash = sha256('7'::bytea);

-- explorer_transactions_hash_key
SELECT * FROM explorer_transactions WHERE hash = sha256('t7'::bytea);

-- explorer_transactions_created_key
SELECT * FROM explorer_transactions WHERE created = sha256('c20'::bytea);

-- explorer_tx_block_idx
SELECT * FROM explorer_transactions WHERE block_id = 7 ORDER BY place;

-- explorer_tx_from_idx
SELECT * FROM explorer_transactions WHERE sender = substr(sha256('7'::bytea), 1, 20) AND place < 1000 * 1048576::bigint
    ORDER BY place DESC LIMIT 3;

-- explorer_tx_to_idx
SELECT * FROM explorer_transactions WHERE receiver = substr(sha256('7'::bytea), 1, 20) AND place < 1000 * 1048576::bigint
    ORDER BY place DESC LIMIT 3;

-- explorer_logs_tx_idx
SELECT * FROM explorer_logs WHERE transaction_id = 7 * 1048576::bigint;

-- practical_attempts_open_key
UPDATE practical_attempts SET state = 'ended' WHERE user_id = 7 AND lesson_id = 7 AND chain_id = 298 AND state = 'open';

-- practical_attempts_user_idx
SELECT * FROM practical_attempts WHERE user_id = 7 AND lesson_id = 7 ORDER BY id DESC LIMIT 1;

-- practical_attempts_code_idx
SELECT id FROM practical_attempts WHERE state = 'open' AND code = '' AND began_at < now() ORDER BY began_at LIMIT 50;

-- practical_attempts_lesson_idx
SELECT * FROM practical_attempts WHERE lesson_id = 7;

-- practical_instances_transaction_id_key
SELECT * FROM practical_instances WHERE transaction_id = 7;

-- practical_instances_idx
SELECT * FROM practical_instances WHERE attempt_id = 7 ORDER BY id DESC LIMIT 1;

-- practical_instances_addr_idx
SELECT address FROM practical_instances WHERE address = '0x' || lpad('7', 40, '0') AND address <> '';

-- practical_claims_transaction_key
SELECT * FROM practical_claims WHERE chain_id = 298 AND transaction_hash = '0x' || lpad('7', 64, '0') AND epoch = 0;

-- practical_claims_attempt_idx
SELECT * FROM practical_claims WHERE attempt_id = 7;

-- practical_notes_nonce_key
SELECT * FROM practical_notes WHERE nonce = md5('7');

-- practical_notes_attempt_idx
SELECT * FROM practical_notes WHERE attempt_id = 7 ORDER BY issued_at DESC LIMIT 1;

-- faucet_requests_class_idx
SELECT sum(amount_hbar) FROM faucet_requests WHERE school_class_id = 71 AND requested_at > '2026-06-01+00';

-- class_budgets_granter_idx
SELECT * FROM class_budgets WHERE granted_by_id = 7;
