"""The exactly-once sender. A row of `transactions` is the intent; everything here may be killed anywhere and repeated.

intents   write the row; its task goes out when that commits
claim     takes a key's row lock, allocates nonces, signs, stores bytes, hash and nonce: one database transaction
deliver   hands the stored bytes to the node, in order, and sorts its answers
release   takes a signature back that can never run, fills nonces nobody will use, puts off what was refused
receipts  looks for the end of what was accepted
settle    writes down how it ended and announces it once
nonce_repair finds nonces the chain waits for in vain, and chains that began anew
drive     batch after batch, the loop a worker runs
sweep     does all of it for whatever a crash or a lost queue left behind

Why it pays once whatever happens: docs/decisions/008-the-sender.md.
"""
