"""Asking other websites whether a page is there. Only when an author wants it: it takes time, and fails offline."""

from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

_SECONDS: Final = 10
# These say that somebody is there, and wants no programs.
_TAKEN_FOR_THERE: Final = (401, 403, 405, 429, 999)


def visit(address: str) -> str:
    """What is wrong with the page at `address`, as the end of a sentence; empty when it is there."""
    request = Request(address, headers={"User-Agent": "Web3Versity link check"})  # noqa: S310 - http and https alone
    try:
        with urlopen(request, timeout=_SECONDS):  # noqa: S310
            return ""
    except HTTPError as error:
        return "" if error.code in _TAKEN_FOR_THERE else f"answers {error.code}"
    except (URLError, HTTPException, OSError, ValueError) as error:
        return f"does not answer ({str(getattr(error, 'reason', error))[:80]})"
