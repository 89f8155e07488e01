-- Rows in numbers at which the planner has a choice, with the widths and spreads a school would have.
INSERT INTO transactions (id, user_id, transaction_id, transaction_type, status, related_course_id, related_achievement_id,
                          chain_id, signer, nonce, raw_transaction, transaction_hash, created_at)
SELECT n, 1 + (n * 13) % 2000, '0.0.2@' || n, CASE WHEN n % 50 = 0 THEN 'nft_mint_badge' ELSE 'faucet_request' END,
       CASE WHEN n % 100 = 0 THEN 'pending' ELSE 'success' END, CASE WHEN n % 5 = 0 THEN 1 + n % 2000 END,
       CASE WHEN n % 7 = 0 THEN 1 + n % 1000 END, 296, '0xabc', n, '\x01', '0x' || lpad(to_hex(n), 64, '0'),
       timestamptz '2026-01-01+00' + (n * 7919 % 9000) * interval '1 hour'
  FROM generate_series(1, 8000) AS n;

INSERT INTO faucet_requests (user_id, evm_address, amount_hbar, transaction_id, status, requested_at, request_ip)
SELECT 1 + (n * 13) % 2000, '0x' || lpad(to_hex(n % 5000), 40, '0'), 1, n, CASE WHEN n % 9 = 0 THEN 'failed' ELSE 'completed' END,
       timestamptz '2026-01-01+00' + n * interval '1 hour', ('10.' || n % 20 || '.' || n % 100 || '.1')::inet
  FROM generate_series(1, 4000) AS n;

INSERT INTO nft_certificates (user_id, course_id, collection_id, serial_number, certificate_number, issued_at, transaction_id,
                              course_title, completion_date, verification_code, status)
SELECT 1 + n % 2000, 1 + (n * 3 + n / 2000) % 2000, '0.0.9', n, 'W3V-2026-' || lpad(n::text, 5, '0'),
       timestamptz '2026-01-01+00' + n * interval '1 hour', CASE WHEN n % 2 = 0 THEN n END, 'Course', '2026-01-01',
       md5(n::text), CASE WHEN n % 100 = 0 THEN 'pending' ELSE 'minted' END
  FROM generate_series(1, 4000) AS n;

INSERT INTO sign_in_challenges (nonce, browser, evm_address, message, network, issued_at, expires_at)
SELECT md5(n::text), 'browser-' || n % 2000, '0x1', repeat('m', 300), ('10.' || n % 20 || '.' || n % 100 || '.1')::inet, t,
       t + interval '10 minutes'
  FROM generate_series(1, 4000) AS n, LATERAL (SELECT timestamptz '2026-01-01+00' + n * interval '1 minute') AS x (t);

INSERT INTO transactions (id, transaction_type, status, chain_id, due_at)
SELECT n, 'practice_transfer', 'pending', 296, timestamptz '2026-01-01+00' + n * interval '1 minute'
  FROM generate_series(8001, 8100) AS n;
UPDATE transactions SET due_at = created_at WHERE id % 100 = 0 AND signer IS NOT NULL;

UPDATE nft_certificates SET fingerprint = 'f' || id;

INSERT INTO contract_deployments (id, chain_id, deployer, source_sha256, transaction_id, address, deployed_at, is_current)
SELECT n, n, '0xabc', md5(n::text), n, '0x' || lpad(to_hex(n), 40, '0'), now(), n % 2 = 0 FROM generate_series(1, 1000) AS n;

INSERT INTO soulbound_tokens (deployment_id, fingerprint, certificate_id, earned_badge_id, recipient, state, serial_number,
                              mint_transaction_id, burn_transaction_id, burn_wanted_at, due_at)
SELECT 1, 'f' || row_number() OVER (), c.id, NULL, '0x1',
       CASE WHEN c.id % 50 = 0 THEN 'waiting' ELSE 'live' END, row_number() OVER (), 1 + c.id % 4000,
       CASE WHEN c.id % 20 = 0 THEN 1 + c.id % 4000 END, CASE WHEN c.id % 40 = 0 THEN now() END,
       timestamptz '2026-01-01+00' + c.id * interval '1 minute'
  FROM nft_certificates c
UNION ALL
SELECT 1, 'b' || e.id, NULL, e.id, '0x1', 'waiting', NULL, NULL, NULL, NULL,
       timestamptz '2026-01-01+00' + e.id * interval '1 minute'
  FROM (SELECT id FROM user_achievements ORDER BY id LIMIT 1000) e;

INSERT INTO replaced_certificates (certificate_id, certificate_number, verification_code, fingerprint, holder_name,
                                   recipient_address, issued_at, reason)
SELECT id, 'W3V-2025-' || lpad(id::text, 5, '0'), 'code-' || id, 'old-' || id, 'Ada', '0x1', issued_at, 'name'
  FROM nft_certificates;

INSERT INTO chain_signers (chain_id, address)
SELECT n % 10, '0x' || lpad(to_hex(n), 40, '0') FROM generate_series(1, 1000) AS n;

INSERT INTO credential_statuses (certificate_id, list_number, position, ended_at)
SELECT id, id % 7 + 1, id, CASE WHEN id % 50 = 0 THEN now() END FROM nft_certificates;

INSERT INTO explorer_blocks (number, hash, parent_hash, timestamp, gas_used, gas_limit, base_fee_weibar, transaction_count)
SELECT n, sha256(n::text::bytea), sha256((n - 1)::text::bytea), 1767225600 + n, 42000, 30000000, 7, 2
  FROM generate_series(0, 2000) AS n;
INSERT INTO explorer_transactions (place, block_id, hash, sender, receiver, created, value_weibar, nonce, kind, gas_limit,
                                   gas_used, gas_price_weibar, succeeded, input)
SELECT n / 2 * 1048576::bigint + n % 2, n / 2, sha256(('t' || n)::bytea), substr(sha256((n % 400)::text::bytea), 1, 20),
       CASE WHEN n % 20 > 0 THEN substr(sha256((n % 390)::text::bytea), 1, 20) END,
       CASE WHEN n % 20 = 0 THEN substr(sha256(('c' || n)::bytea), 1, 20) END, n, n / 400, 2, 21000, 21000, 1000000007,
       n % 50 > 0, '\x'
  FROM generate_series(0, 4000) AS n;
INSERT INTO explorer_logs (place, transaction_id, address, topic0, data)
SELECT place, place, receiver, sha256('Transfer'), '\x' FROM explorer_transactions WHERE receiver IS NOT NULL;

INSERT INTO practical_attempts (id, user_id, lesson_id, chain_id, address, seed, params, edition, session_mark, began_block,
                                handed, answers, declined, green, results, state, code)
SELECT n, 1 + n % 2000, 1 + n % 3000, 298, '0x' || lpad(to_hex(n), 40, '0'), 's', '{}', 'e', 'm', n, '[]', '{}', '[]', '{}',
       '{}', CASE WHEN n % 3 = 0 THEN 'open' ELSE 'ended' END, CASE WHEN n % 300 = 0 THEN '' END
  FROM generate_series(1, 6000) AS n;
INSERT INTO practical_instances (attempt_id, contract, transaction_id, address)
SELECT n, 'turn_pot', n, '0x' || lpad(to_hex(n), 40, '0') FROM generate_series(1, 4000) AS n;
INSERT INTO practical_claims (attempt_id, chain_id, transaction_hash)
SELECT n, 298, '0x' || lpad(to_hex(n), 64, '0') FROM generate_series(1, 4000) AS n;
INSERT INTO practical_notes (attempt_id, request_id, nonce, message, session_mark, issued_at, expires_at)
SELECT 1 + n % 3000, 'note', md5(n::text), repeat('m', 300), 's', timestamptz '2026-01-01+00' + n * interval '1 minute', now()
  FROM generate_series(1, 6000) AS n;

INSERT INTO class_budgets (school_class_id, hbar_a_day, hbar_a_member, until, granted_by_id)
SELECT n, 50, 2, date '2026-12-31', 1 + n % 500 FROM generate_series(1, 2000) AS n;
UPDATE faucet_requests SET part = 'class', school_class_id = 1 + (id % 200) * 10 WHERE id % 5 = 0;
