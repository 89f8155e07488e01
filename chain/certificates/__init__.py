"""Certificates, from the record to the token. The row is the record; the contract mirrors it, exactly once.

issuing    a finished course becomes a row, in the same transaction, pending until the chain holds it
advancing  one step after the other, by workers: contract deployed, tokens queued, minted, read, burned
minting    tokens that wait go into one transaction, of one issue() or up to fifty in issue_many()
reading    what the chain says about a mint goes into the record
burning    tokens that are not wanted any more
revoking, reissuing, reminting   what people may do to a certificate
deploying, resets                the contract itself, and noticing that a testnet has forgotten it
"""
