-- What the index of the evidence is for, as index_purposes.sql says it of the others.
COMMENT ON INDEX certificate_evidence_pkey IS
    'guarantees: one record per certificate; serves: the evidence of a certificate';
