"""What has happened on the chain, announced in the past tense."""

from django.dispatch import Signal

# sender=Transaction; transaction_id (the row's primary key), status ("success" or "failed").
# Sent once for each row, inside the database transaction that settles it: a receiver that raises undoes the settling,
# and it is tried again later.
transaction_settled = Signal()
