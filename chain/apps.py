from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChainConfig(AppConfig):
    name = "chain"
    verbose_name = _("Chain")

    def ready(self) -> None:
        # Connecting is what importing does.
        from chain.certificates import receivers as certificate_receivers  # noqa: F401
        from chain.explorer import receivers as explorer_receivers  # noqa: F401
        from chain.faucet import receivers as faucet_receivers  # noqa: F401
        from chain.interactives.sign_and_recover.model import SignAndRecover
        from chain.interactives.signing_room.model import SigningRoom
        from chain.notifications import CERTIFICATE, PAYOUT
        from chain.practicals.kind import PracticalLesson
        from chain.sending import receivers as sending_receivers  # noqa: F401
        from chain.tokens import receivers as token_receivers  # noqa: F401
        from chain.transactions import receivers as transaction_receivers  # noqa: F401
        from community.notifications.kinds import register_kind
        from learning.interactives import register_interactive
        from learning.lesson_types import register_lesson_kind

        for kind in (PAYOUT, CERTIFICATE):
            register_kind(kind)
        register_lesson_kind(PracticalLesson())
        for model in (SigningRoom(), SignAndRecover()):
            register_interactive(model)
