"""The exactly-once sender. A row of `transactions` is the intent; everything here may be killed anywhere and repeated.

intents   write the row; its task goes out when that commits
claim     takes a key's row lock, allocates nonces, signs, stores bytes, hash and nonce: one database transaction
deliver   hands the stored bytes to the node, in order, and sorts its answers
release   takes a signature back that a node refused for certain, with all that followed it unsent
receipts  looks for the end of what was accepted
settle    writes down how it ended and announces it once
mend      finds nonces the chain waits for in vain, and chains that began anew
drive     turn after turn, the loop a worker runs
sweep     does all of it for whatever a crash or a lost queue left behind

Why it pays once whatever happens: docs/decisions/008-the-sender.md.
"""
