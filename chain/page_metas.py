"""What the pages of faucet and check say of themselves (learning/web/page_meta.py)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from learning.courses.meta import site_preview
from learning.web.page_meta import PageMeta


def faucet_meta() -> PageMeta:
    return PageMeta(
        title=_("Faucet"),
        description=_("Free test HBAR for practising on a test network: worth nothing, and enough to try everything."),
        path=reverse("chain:faucet"),
        picture=site_preview().picture(),
    )


def verify_meta(*, is_plain: bool) -> PageMeta:
    """`is_plain` before anything is checked: results name people."""
    return PageMeta(
        title=_("Check a certificate"),
        description=_("Check a certificate of Web3Versity against our records and live against the chain, free."),
        path=reverse("chain:verify"),
        picture=site_preview().picture(),
        is_indexed=is_plain,
    )
