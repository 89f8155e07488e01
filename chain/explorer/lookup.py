"""What the index knows of an address, for those who look for its transactions."""

from chain.models import ExplorerTransaction
from chain.models.explorer import place_of

# A wallet sends one transaction at a time; more than this since a block is a machine's doing.
MOST_HASHES = 200


def hashes_sent_by(address: str, *, after_block: int) -> list[str]:
    """The hashes (lower-case 0x…) of what `address` has sent in blocks after `after_block`, the newest last.

    The index follows the chain by a second or two; -1 begins with the first block. Of more than MOST_HASHES, the
    newest. Raises ValueError for what is no address.
    """
    sent = ExplorerTransaction.objects.filter(sender=address, place__gte=place_of(after_block + 1, 0))
    return list(sent.order_by("-place").values_list("hash", flat=True)[:MOST_HASHES])[::-1]
