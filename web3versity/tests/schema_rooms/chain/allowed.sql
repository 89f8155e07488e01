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
