"""The exactly-once sender. A row of `transactions` is the intent; everything here may be killed anywhere and repeated.

intents  write the row; its task goes out when that commits
claim    takes a key's row lock, allocates nonces, signs, stores bytes, hash and nonce: one database transaction
deliver  hands the stored bytes to the node, in order, and sorts its answers
release  takes a signature back that a node refused for certain, with all that followed it
settle   reads receipts, writes how it ended and announces it once
mend     finds nonces the chain still waits for, and chains that began anew
sweep    does all of it for whatever a crash or a lost queue left behind
"""
