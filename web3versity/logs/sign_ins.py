"""Who came in and how, and that somebody did not: a line in the log each. A wallet that is refused is a 4xx anyway."""

import logging
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from learning.models import User

logger = logging.getLogger(__name__)


@receiver(user_logged_in, dispatch_uid="web3versity.logs.came_in")
def came_in(*, request: HttpRequest, user: User, **_kwargs: Any) -> None:
    way = request.session.get(BACKEND_SESSION_KEY, "").rpartition(".")[2]
    logger.info("Somebody signed in", extra={"person": user.pk, "way": way, "is_staff": user.is_staff})


@receiver(user_logged_out, dispatch_uid="web3versity.logs.went")
def went(*, user: User | None, **_kwargs: Any) -> None:
    if user is not None:
        logger.info("Somebody signed out", extra={"person": user.pk})


@receiver(user_login_failed, dispatch_uid="web3versity.logs.stayed_out")
def stayed_out(**_kwargs: Any) -> None:
    """Without the name that was tried: people type their password there too."""
    logger.warning("Somebody was not let in by password")
