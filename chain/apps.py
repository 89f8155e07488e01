from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChainConfig(AppConfig):
    name = "chain"
    verbose_name = _("Chain")

    def ready(self) -> None:
        # Connecting is what importing does; the tasks must be known to every worker.
        from chain import receivers as chain_receivers  # noqa: F401
        from chain.certificates import receivers, tasks  # noqa: F401
        from chain.faucet import receivers as faucet_receivers  # noqa: F401
