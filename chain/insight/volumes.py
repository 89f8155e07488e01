"""What the faucet pays and what is minted, month by month."""

from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from chain.models.transaction import TransactionType
from learning.insight.figures import Column, Figure, Row
from learning.insight.reading import Counts
from learning.insight.report import Report
from learning.insight.rollups import RollUp, month_before
from learning.models import Course, Lesson

VOLUMES: Final = RollUp("volumes", "month", is_series=True)
_MONTHS_SHOWN: Final = 12


class Volumes(Report):
    key = "volumes"
    title = gettext_lazy("Faucet and mints")
    about = gettext_lazy("Wallets that the faucet paid, and wallets that got a certificate or a badge as a token.")
    order = 50
    rollups = (VOLUMES,)

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        if counts.until is None:
            return []
        months = [month_before(counts.until, back) for back in range(_MONTHS_SHOWN - 1, -1, -1)]

        def of(cell: str) -> list[int]:
            return [counts.at(VOLUMES.name, cell, day=month) for month in months]

        paid, certificates, badges = (
            of("paid"),
            of(TransactionType.NFT_MINT_CERTIFICATE),
            of(TransactionType.NFT_MINT_BADGE),
        )
        hbar = [amount if wallets else 0 for amount, wallets in zip(of("hbar"), paid, strict=True)]
        names = [(date_format(month, "YEAR_MONTH_FORMAT"), date_format(month, "M")) for month in months]
        faucet = [Row(name, values, short=short) for (name, short), *values in zip(names, paid, hbar, strict=True)]
        mints = [
            Row(name, values, short=short) for (name, short), *values in zip(names, certificates, badges, strict=True)
        ]
        month = _("Month (UTC)")
        faucet_columns = (Column("wallets", _("Wallets paid")), Column("hbar", _("HBAR paid"), "hbar"))
        mint_columns = (
            Column("certificates", pgettext("column of wallets", "Certificates")),
            Column("badges", pgettext("column of wallets", "Badges")),
        )
        return [
            Figure("faucet", _("Wallets that the faucet paid"), month, faucet_columns, faucet, "columns", "wallets"),
            Figure("mints", _("Wallets that got a certificate"), month, mint_columns, mints, "columns", "certificates"),
        ]
