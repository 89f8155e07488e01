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
        from chain.insight.volumes import Volumes
        from chain.interactives.sign_and_recover.model import SignAndRecover
        from chain.interactives.signing_room.model import SigningRoom
        from chain.notifications import CERTIFICATE, PAYOUT
        from chain.practicals.kind import PracticalLesson
        from chain.recursion import keep_recursion_limit
        from chain.sending import receivers as sending_receivers  # noqa: F401
        from chain.tokens import receivers as token_receivers  # noqa: F401
        from chain.transactions import receivers as transaction_receivers  # noqa: F401
        from chain.watchers.balance import BALANCE
        from chain.watchers.contract import CONTRACT
        from chain.watchers.failed_payouts import FAILED_PAYOUTS
        from chain.watchers.failing_mints import FAILING_MINTS
        from chain.watchers.lost_tokens import LOST_TOKENS
        from chain.watchers.network import NETWORK
        from chain.watchers.paused_faucet import PAUSED_FAUCET
        from chain.watchers.stuck_transactions import STUCK_TRANSACTIONS
        from community.notifications.kinds import register_kind
        from learning.insight.report import register_report
        from learning.interactives import register_interactive
        from learning.lesson_types import register_lesson_kind
        from settings.attention import register_watcher

        keep_recursion_limit()
        for kind in (PAYOUT, CERTIFICATE):
            register_kind(kind)
        register_lesson_kind(PracticalLesson())
        register_report(Volumes())
        for model in (SigningRoom(), SignAndRecover()):
            register_interactive(model)
        for watcher in (
            NETWORK,
            BALANCE,
            CONTRACT,
            STUCK_TRANSACTIONS,
            FAILED_PAYOUTS,
            FAILING_MINTS,
            LOST_TOKENS,
            PAUSED_FAUCET,
        ):
            register_watcher(watcher)
