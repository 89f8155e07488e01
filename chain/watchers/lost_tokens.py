"""Tokens that went with a chain that was reset, now that there is a contract again."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chain.models import ContractDeployment, SoulboundToken
from chain.networks import current_network
from chain.tokens.remint import GONE_WITH_THE_CHAIN
from chain.tokens.tasks import remint_certificates
from settings.attention import Concern, Remedy, Watcher
from settings.queue import owe_on_commit


def find_lost_tokens(most: int) -> list[Concern]:
    """By the first block of their chain, which the present contract has another one of. Asks the database alone."""
    present = ContractDeployment.objects.filter(chain_id=OuterRef("deployment__chain_id"), is_current=True)
    other_chain = present.exclude(genesis_hash="").exclude(genesis_hash=OuterRef("deployment__genesis_hash"))
    lost = SoulboundToken.objects.filter(
        Exists(other_chain),
        deployment__chain_id=current_network().chain_id,
        deployment__is_current=False,
        certificate__isnull=False,
        state__in=GONE_WITH_THE_CHAIN,
    ).exclude(deployment__genesis_hash="")
    return [
        Concern(key=str(token.pk), words=str(token.certificate), about=token.certificate, since=token.minted_at)
        for token in lost.select_related("certificate").order_by("pk")[:most]
    ]


@transaction.atomic
def _remint(concern: Concern, _by: int, _typed: str) -> str:
    owe_on_commit(remint_certificates, [concern.about.pk] if concern.about else [])
    return _("A worker mints it again. What the chain still holds is left alone.")


LOST_TOKENS = Watcher(
    key="lost-tokens",
    title=gettext_lazy("Certificates lost with a reset chain"),
    meaning=gettext_lazy("Records and codes stay as they are. Tokens can be minted again with the new contract."),
    permission="chain.view_nftcertificate",
    find=find_lost_tokens,
    url=lambda: reverse("admin:chain_soulboundtoken_changelist"),
    remedies=(
        Remedy(
            key="remint",
            label=gettext_lazy("Mint again"),
            warning=gettext_lazy("Each costs the operator a fee. A certificate that was revoked is not minted."),
            permission="chain.change_nftcertificate",
            do=_remint,
        ),
    ),
)
