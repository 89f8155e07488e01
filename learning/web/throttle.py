from django.core.cache import cache


def counts_too_many(asker: object, purpose: str, *, most: int, seconds: int) -> bool:
    """Whether `asker` (a person or network, by any name) has asked more than `most` times in `seconds`.

    Counted by each process alone. It keeps floods off; what must never be exceeded is no matter for it.
    """
    key = f"soft-limit:{purpose}:{asker}"
    if cache.add(key, 1, seconds):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:  # it has just run out
        return False
