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
