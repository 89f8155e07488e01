"""Certificates as verifiable credentials: Open Badges 3.0, Data Integrity proofs and the issuer's DID."""
