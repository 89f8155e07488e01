-- Under the name of each constraint, what it refuses.

-- faucet_requests_transaction_id_key
UPDATE faucet_requests SET transaction_id = 2 WHERE id = 1;

-- faucet_requests_amount_hbar_check
UPDATE faucet_requests SET amount_hbar = 0.99999999 WHERE id = 1;
UPDATE faucet_requests SET amount_hbar = 10.00000001 WHERE id = 1;

-- faucet_requests_status_check
UPDATE faucet_requests SET status = 'x' WHERE id = 1;

-- transactions_transaction_id_key
UPDATE transactions SET transaction_id = 't2' WHERE id = 1;

-- transactions_chain_id_transaction_hash_key
UPDATE transactions SET transaction_hash = '0x2' WHERE id = 1;

-- transactions_chain_id_signer_nonce_key
UPDATE transactions SET nonce = 2 WHERE id = 1;

-- transactions_transaction_type_check
UPDATE transactions SET transaction_type = 'x' WHERE id = 1;

-- transactions_status_check
UPDATE transactions SET status = 'x' WHERE id = 1;

-- transactions_amount_hbar_check
UPDATE transactions SET amount_hbar = -1 WHERE id = 1;

-- transactions_signed_whole_check
UPDATE transactions SET nonce = NULL WHERE id = 1;
UPDATE transactions SET raw_transaction = NULL, settled_at = NULL WHERE id = 1;

-- nft_certificates_user_id_course_id_key
UPDATE nft_certificates SET user_id = 2 WHERE id = 1;

-- nft_certificates_collection_id_serial_number_key
UPDATE nft_certificates SET serial_number = 2 WHERE id = 1;

-- nft_certificates_certificate_number_key
UPDATE nft_certificates SET certificate_number = 'W3V-2026-00002' WHERE id = 1;

-- nft_certificates_verification_code_key
UPDATE nft_certificates SET verification_code = 'code2' WHERE id = 1;

-- nft_certificates_status_check
UPDATE nft_certificates SET status = 'x' WHERE id = 1;

-- nft_certificates_revoked_check
UPDATE nft_certificates SET status = 'revoked' WHERE id = 1;
UPDATE nft_certificates SET revoked_at = now() WHERE id = 1;

-- chain_signers_chain_id_address_key
UPDATE chain_signers SET address = '0xb' WHERE id = 1;

-- chain_signers_next_nonce_check
UPDATE chain_signers SET next_nonce = -1 WHERE id = 1;

-- chain_lives_chain_id_epoch_key
UPDATE chain_lives SET epoch = 1 WHERE id = 1;

-- chain_lives_epoch_check
UPDATE chain_lives SET epoch = -1 WHERE id = 1;

-- chain_troubles_chain_id_kind_key
INSERT INTO chain_troubles (chain_id, kind, sentence) VALUES (298, 'keys', 'Still no keys.');

-- chain_troubles_kind_check
UPDATE chain_troubles SET kind = 'x';

-- sign_in_challenges_nonce_key
UPDATE sign_in_challenges SET nonce = 'n2' WHERE id = 1;

-- sign_in_challenges_expires_at_check
UPDATE sign_in_challenges SET expires_at = issued_at WHERE id = 1;

-- transactions_attempts_check
UPDATE transactions SET attempts = -1 WHERE id = 1;

-- transactions_refusals_check
UPDATE transactions SET refusals = -1 WHERE id = 1;

-- nft_certificates_fingerprint_key
UPDATE nft_certificates SET fingerprint = 'f2' WHERE id = 1;

-- contract_deployments_transaction_id_key
UPDATE contract_deployments SET transaction_id = 2 WHERE id = 1;

-- contract_deployments_current_key
UPDATE contract_deployments SET is_current = true WHERE id = 2;

-- contract_deployments_current_check
UPDATE contract_deployments SET address = NULL WHERE id = 1;
UPDATE contract_deployments SET deployed_at = NULL WHERE id = 1;

-- soulbound_tokens_deployment_id_fingerprint_key
UPDATE soulbound_tokens SET fingerprint = 'f2' WHERE id = 1;

-- soulbound_tokens_deployment_id_serial_number_key
UPDATE soulbound_tokens SET serial_number = 2 WHERE id = 1;

-- soulbound_tokens_earned_badge_id_deployment_id_key
UPDATE soulbound_tokens SET certificate_id = NULL, earned_badge_id = (SELECT min(id) FROM user_achievements);

-- soulbound_tokens_state_check
UPDATE soulbound_tokens SET state = 'x' WHERE id = 1;

-- soulbound_tokens_serial_number_check
UPDATE soulbound_tokens SET serial_number = NULL WHERE id = 1;

-- soulbound_tokens_subject_check
UPDATE soulbound_tokens SET certificate_id = NULL WHERE id = 1;

-- soulbound_tokens_attempts_check
UPDATE soulbound_tokens SET attempts = -1 WHERE id = 1;

-- replaced_certificates_certificate_number_key
UPDATE replaced_certificates SET certificate_number = 'W3V-2026-00009' WHERE id = 1;

-- replaced_certificates_verification_code_key
UPDATE replaced_certificates SET verification_code = 'code9' WHERE id = 1;

-- credential_statuses_certificate_id_key
UPDATE credential_statuses SET certificate_id = 1 WHERE certificate_id = 2;

-- credential_statuses_list_number_position_key
UPDATE credential_statuses SET position = (SELECT position FROM credential_statuses WHERE certificate_id = 2)
 WHERE certificate_id = 1;

-- credential_statuses_position_check
UPDATE credential_statuses SET position = -1 WHERE certificate_id = 1;
UPDATE credential_statuses SET position = 131072 WHERE certificate_id = 1;

-- credential_statuses_ended_check
UPDATE credential_statuses SET certificate_id = NULL WHERE certificate_id = 1;

-- faucet_requests_part_check
UPDATE faucet_requests SET part = 'friends' WHERE id = 1;

-- explorer_position_id_check
INSERT INTO explorer_position (id, life) VALUES (2, 'second');

-- explorer_blocks_hash_key
UPDATE explorer_blocks SET hash = '\xb0' WHERE number = 1;

-- explorer_transactions_hash_key
UPDATE explorer_transactions SET hash = '\xa0' WHERE place = 1048577;

-- explorer_transactions_created_key
UPDATE explorer_transactions SET created = '\xc0' WHERE place = 1048577;

-- explorer_transactions_place_check
UPDATE explorer_transactions SET block_id = 0 WHERE place = 1048577;
UPDATE explorer_transactions SET place = 2 * 1048576 WHERE place = 1048577;

-- explorer_logs_place_check
UPDATE explorer_logs SET place = 1;
UPDATE explorer_logs SET place = 2 * 1048576;

-- practical_attempts_open_key
UPDATE practical_attempts SET user_id = 1 WHERE id = 2;

-- practical_attempts_state_check
UPDATE practical_attempts SET state = 'lost' WHERE id = 1;
UPDATE practical_attempts SET state = 'passed' WHERE id = 1;
UPDATE practical_attempts SET passed_at = now() WHERE id = 1;

-- practical_instances_transaction_id_key
UPDATE practical_instances SET transaction_id = 1 WHERE id = 2;

-- practical_claims_transaction_key
UPDATE practical_claims SET transaction_hash = '0x' || repeat('a', 64) WHERE id = 2;

-- practical_claims_hash_check
UPDATE practical_claims SET transaction_hash = '0x' || repeat('A', 64) WHERE id = 1;
UPDATE practical_claims SET transaction_hash = '0x12' WHERE id = 1;

-- practical_notes_nonce_key
UPDATE practical_notes SET nonce = 'p1' WHERE id = 2;

-- practical_notes_signed_check
UPDATE practical_notes SET signed_at = now() WHERE id = 1;

-- class_budgets_day_check
UPDATE class_budgets SET hbar_a_day = 0 WHERE school_class_id = 1;
UPDATE class_budgets SET hbar_a_day = 1001 WHERE school_class_id = 1;

-- class_budgets_member_check
UPDATE class_budgets SET hbar_a_member = 0 WHERE school_class_id = 1;
UPDATE class_budgets SET hbar_a_member = 11 WHERE school_class_id = 1;
