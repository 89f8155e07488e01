from decimal import Decimal

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from chain.amounts import short_amount
from chain.faucet.limits import MAX_AMOUNT, MIN_AMOUNT


class FaucetForm(forms.Form):
    """An amount of one's own. What the buttons offer is sent under the same name."""

    amount = forms.DecimalField(
        label=_("Another amount in HBAR"),
        min_value=MIN_AMOUNT,
        max_value=MAX_AMOUNT,
        decimal_places=8,
        help_text=format_lazy(_("From {least} to {most}, such as 2.5."), least=MIN_AMOUNT, most=MAX_AMOUNT),
        error_messages={
            "required": _("Write how many HBAR you would like."),
            "invalid": _("Write a number, such as 2.5."),
            "min_value": _("Ask for at least %(limit_value)s HBAR."),
            "max_value": _("Ask for at most %(limit_value)s HBAR."),
            "max_decimal_places": _("HBAR have at most eight decimals."),
        },
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal", "autocomplete": "off"}),
    )

    def show_most(self, most: Decimal) -> None:
        """Say beside the field that at most `most` HBAR can be had now; more is refused where it is asked for."""
        if MIN_AMOUNT < most < MAX_AMOUNT:
            words = _("From {least} to {most} now, such as {least}.")
            self.fields["amount"].help_text = format_lazy(words, least=MIN_AMOUNT, most=short_amount(most))
        elif most == MIN_AMOUNT:
            self.fields["amount"].help_text = format_lazy(_("You can have {most} now."), most=short_amount(most))
