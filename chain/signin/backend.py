from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from learning.models import User


class WalletBackend(ModelBackend):
    """Marks sessions that began with a wallet's signature. It checks no password; verify_signin() did the checking.

    The admin opens only to sessions that began with a password, whatever account the wallet belongs to.
    """

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        return None
