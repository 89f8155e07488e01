"""Certificates and badges whose tokens cannot be minted or burned."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chain.certificates.revoking import BadReason, clean_reason, revoke_certificate
from chain.models import SoulboundToken
from chain.models.token import TokenState
from chain.tokens.network_reset import TOO_OFTEN
from chain.tokens.try_now import try_now
from settings.attention import Concern, NotDone, Remedy, Watcher

# Each half has an index of its own, of open tokens alone.
_OPEN = Q(state__in=(TokenState.WAITING, TokenState.MINTING, TokenState.BURNING)) | Q(
    state=TokenState.LIVE, burn_wanted_at__isnull=False
)


def find_failing_mints(most: int) -> list[Concern]:
    failing = SoulboundToken.objects.filter(_OPEN, attempts__gte=TOO_OFTEN)
    rows = failing.select_related("certificate", "earned_badge__achievement", "earned_badge__user")
    return [_concern(token) for token in rows.order_by("-attempts", "pk")[:most]]


def _concern(token: SoulboundToken) -> Concern:
    certificate, badge = token.certificate, token.earned_badge
    what = str(certificate) if certificate else f"{badge.achievement.name} ({badge.user})" if badge else ""
    return Concern(
        key=str(token.pk),
        words=_("%(what)s, tried %(count)d times: %(trouble)s")
        % {"what": what, "count": token.attempts, "trouble": token.trouble},
        about=certificate or token,
        url=reverse("chain:certificate", args=[certificate.verification_code]) if certificate else "",
    )


def _try_now(concern: Concern, _by: int, _typed: str) -> str:
    if not try_now(token_id=int(concern.key)):
        raise NotDone(_("It is being tried at this moment."))
    return _("Workers try it now.")


def _revoke(concern: Concern, _by: int, typed: str) -> str:
    certificate_id = SoulboundToken.objects.values_list("certificate_id", flat=True).get(pk=concern.key)
    if certificate_id is None:
        raise NotDone(_("A badge cannot be revoked."))
    if not revoke_certificate(certificate_id=certificate_id, reason=typed):
        raise NotDone(_("It was revoked before."))
    return _("It is revoked: its page says so, and its token will not be minted.")


def check_reason(reason: str) -> None:
    """Raises ValidationError when it cannot be published."""
    try:
        clean_reason(reason)
    except BadReason as error:
        raise ValidationError(str(error)) from None


def _reason_field() -> forms.Field:
    help_text = gettext_lazy("At most 100 letters. It is published, on the chain too.")
    return forms.CharField(label=gettext_lazy("Reason"), help_text=help_text, validators=[check_reason])


FAILING_MINTS = Watcher(
    key="failing-mints",
    title=gettext_lazy("Certificates that cannot be minted"),
    meaning=gettext_lazy("Their pages are there and can be verified; their tokens are not as they should be."),
    permission="chain.view_soulboundtoken",
    find=find_failing_mints,
    url=lambda: reverse("admin:chain_soulboundtoken_changelist"),
    remedies=(
        Remedy(
            key="mint",
            label=gettext_lazy("Try again now"),
            warning=gettext_lazy("Workers try once more at once, and otherwise go on with longer pauses."),
            permission="chain.change_nftcertificate",
            do=_try_now,
        ),
        Remedy(
            key="revoke",
            label=gettext_lazy("Revoke"),
            warning=gettext_lazy(
                "The certificate is not valid any more, for the reason you give. It cannot be undone."
            ),
            permission="chain.change_nftcertificate",
            do=_revoke,
            suits_all=False,
            asks=_reason_field,
        ),
    ),
    is_urgent=True,
)
