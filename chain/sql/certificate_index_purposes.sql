-- What the indexes of certificates' tokens are for, as index_purposes.sql says it of the others.
COMMENT ON INDEX nft_certificates_fingerprint_key IS
    'guarantees: a fingerprint names one record; serves: the certificate a token stands for';

COMMENT ON INDEX contract_deployments_pkey IS
    'guarantees: one row per id; serves: the contract of a token, and its metadata address';
COMMENT ON INDEX contract_deployments_transaction_id_key IS
    'guarantees: a transaction deploys once; serves: the deployment a transaction carries';
COMMENT ON INDEX contract_deployments_current_key IS
    'guarantees: one contract in use per chain; serves: the contract to mint with';

COMMENT ON INDEX soulbound_tokens_pkey IS 'guarantees: one row per id; serves: one token, when it is minted';
COMMENT ON INDEX soulbound_tokens_deployment_id_fingerprint_key IS
    'guarantees: a contract is asked once for each record; serves: the token of a record';
COMMENT ON INDEX soulbound_tokens_deployment_id_serial_number_key IS
    'guarantees: a token on the chain belongs to one record; serves: the record of a token, for its metadata';
COMMENT ON INDEX soulbound_tokens_open_idx IS 'serves: what has to be minted, read or burned next';
COMMENT ON INDEX soulbound_tokens_unwanted_idx IS 'serves: minted tokens that have to be burned';
COMMENT ON INDEX soulbound_tokens_cert_idx IS 'serves: the tokens of a certificate, newest contract last';
COMMENT ON INDEX soulbound_tokens_earned_badge_id_deployment_id_key IS
    'guarantees: a badge is minted once on each contract; serves: the tokens of an earned badge';
COMMENT ON INDEX soulbound_tokens_mint_idx IS 'serves: the tokens a transaction mints, when it settles';
COMMENT ON INDEX soulbound_tokens_burn_idx IS 'serves: the token a transaction burns, when it settles';

COMMENT ON INDEX replaced_certificates_pkey IS 'guarantees: one row per id; serves: one earlier certificate (admin)';
COMMENT ON INDEX replaced_certificates_certificate_number_key IS
    'guarantees: a number is replaced once; serves: verification by an earlier number';
COMMENT ON INDEX replaced_certificates_verification_code_key IS
    'guarantees: a code is replaced once; serves: verification by an earlier code';
COMMENT ON INDEX replaced_certs_trail_idx IS 'serves: what a certificate was before, newest first';

COMMENT ON INDEX badge_minting_pkey IS
    'guarantees: one opt-in per learner; serves: whether a learner opted in to badge tokens';
