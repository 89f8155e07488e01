"""What has happened on the chain, announced in the past tense."""

from django.dispatch import Signal

# sender=Transaction; transaction_id. A row was written that is to be sent when its database transaction commits.
transaction_planned = Signal()

# sender=SoulboundToken. The worker has tokens to mint, confirm or burn when the database transaction commits.
tokens_waiting = Signal()

# sender=Transaction; transaction_id (the row's primary key), status ("success" or "failed").
# Sent once for each row, inside the database transaction that settles it: a receiver that raises undoes the settling,
# and it is tried again later.
transaction_settled = Signal()

# No sender; transaction_hash. Signed bytes went through the wallets' door to the practice node, which has taken them or
# given no answer. Sent outside of database transactions.
practice_transaction_sent = Signal()

# sender=ChainLife; epoch. The practice chain was reset: contracts and accounts of earlier epochs are gone.
practice_chain_began_anew = Signal()

# sender=NftCertificate; certificate_id. Its token is on the chain and the row says so; the learner is locked.
certificate_minted = Signal()
