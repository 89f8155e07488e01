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
INSERT INTO chain_troubles (kind, sentence) VALUES ('keys', 'No keys.');
INSERT INTO sign_in_challenges (id, nonce, browser, evm_address, message, issued_at, expires_at) VALUES
    (1, 'n1', 'b', '0x1', 'm', now(), now() + interval '10 minutes'),
    (2, 'n2', 'b', '0x1', 'm', now(), now() + interval '10 minutes');
