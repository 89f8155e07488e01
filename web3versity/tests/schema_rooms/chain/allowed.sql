-- Two of everything, all of it allowed. Tests and other rooms name these rows by their ids.

INSERT INTO transactions (id, user_id, transaction_type, chain_id, transaction_id, transaction_hash, signer, nonce,
                          raw_transaction) VALUES
    (1, 1, 'faucet_request', 296, 't1', '0x1', '0xa', 1, '\x01'),
    (2, 1, 'token_transfer', 296, 't2', '0x2', '0xa', 2, '\x02');
INSERT INTO faucet_requests (id, user_id, evm_address, amount_hbar, transaction_id) VALUES
    (1, 1, '0x1', 1, 1), (2, 1, '0x1', 10, 2);
INSERT INTO nft_certificates (id, user_id, course_id, collection_id, serial_number, certificate_number,
                              course_title, completion_date, verification_code) VALUES
    (1, 1, 1, '0.0.9', 1, 'W3V-2026-00001', 'One', '2026-01-01', 'code1'),
    (2, 2, 1, '0.0.9', 2, 'W3V-2026-00002', 'One', '2026-01-01', 'code2');
INSERT INTO chain_signers (id, chain_id, address) VALUES (1, 296, '0xa'), (2, 296, '0xb');
INSERT INTO chain_lives (id, chain_id, epoch, genesis_hash) VALUES (1, 298, 0, '0xa'), (2, 298, 1, '0xb');
INSERT INTO chain_troubles (chain_id, kind, sentence) VALUES (296, 'keys', 'No keys.'), (298, 'keys', 'No keys.');
INSERT INTO sign_in_challenges (id, nonce, browser, evm_address, message, issued_at, expires_at) VALUES
    (1, 'n1', 'b', '0x1', 'm', now(), now() + interval '10 minutes'),
    (2, 'n2', 'b', '0x1', 'm', now(), now() + interval '10 minutes');
INSERT INTO contract_deployments (id, chain_id, deployer, source_sha256, transaction_id, address, deployed_at, is_current)
    VALUES (1, 296, '0xa', 's', 1, '0xc1', now(), true), (2, 296, '0xa', 's', 2, '0xc2', now(), false);
UPDATE nft_certificates SET fingerprint = 'f' || id;
INSERT INTO soulbound_tokens (id, deployment_id, fingerprint, certificate_id, recipient, state, serial_number) VALUES
    (1, 1, 'f1', 1, '0x1', 'live', 1), (2, 1, 'f2', 2, '0x2', 'live', 2);
INSERT INTO replaced_certificates (id, certificate_id, certificate_number, verification_code, fingerprint, holder_name,
                                   recipient_address, issued_at, reason) VALUES
    (1, 1, 'W3V-2026-00008', 'code8', 'f8', 'Ada', '0x1', now(), 'name'),
    (2, 1, 'W3V-2026-00009', 'code9', 'f9', 'Ada', '0x1', now(), 'name');
INSERT INTO badge_minting (user_id) VALUES (1);
INSERT INTO explorer_position (life) VALUES ('first');
INSERT INTO explorer_blocks (number, hash, parent_hash, timestamp, gas_used, gas_limit, base_fee_weibar, transaction_count)
    VALUES (0, '\xb0', '\x', 0, 0, 1, 0, 0), (1, '\xb1', '\xb0', 1, 1, 1, 0, 2);
INSERT INTO explorer_transactions (place, block_id, hash, sender, created, value_weibar, nonce, kind, gas_limit, gas_used,
                                   gas_price_weibar, succeeded, input) VALUES
    (1048576, 1, '\xa0', '\xaa', '\xc0', 0, 0, 2, 1, 1, 0, true, '\x'),
    (1048577, 1, '\xa1', '\xaa', '\xc1', 0, 1, 2, 1, 1, 0, true, '\x');
INSERT INTO explorer_logs (place, transaction_id, address, data) VALUES (1048576, 1048576, '\xc0', '\x');
INSERT INTO practical_attempts (id, user_id, lesson_id, chain_id, address, seed, params, edition, session_mark, began_block,
                                handed, answers, declined, green, results) VALUES
    (1, 1, 1, 298, '0x1', 's', '{}', 'e', 'm', 0, '[]', '{}', '[]', '{}', '{}'),
    (2, 2, 1, 298, '0x2', 's', '{}', 'e', 'm', 0, '[]', '{}', '[]', '{}', '{}');
INSERT INTO practical_instances (id, attempt_id, contract, transaction_id) VALUES (1, 1, 'turn_pot', 1), (2, 2, 'turn_pot', 2);
INSERT INTO practical_claims (id, attempt_id, chain_id, transaction_hash) VALUES
    (1, 1, 298, '0x' || repeat('a', 64)), (2, 1, 298, '0x' || repeat('b', 64));
INSERT INTO practical_notes (id, attempt_id, request_id, nonce, message, session_mark, issued_at, expires_at) VALUES
    (1, 1, 'note', 'p1', 'm', 's', now(), now()), (2, 1, 'note', 'p2', 'm', 's', now(), now());

INSERT INTO class_budgets (school_class_id, hbar_a_day, hbar_a_member, until) VALUES (1, 50, 2, '2026-12-31');
