from django import forms
from django.utils.translation import gettext_lazy as _

from chain.faucet.allowance import LEAST, MOST


class FaucetForm(forms.Form):
    """An amount of one's own. What the buttons offer is sent under the same name."""

    amount = forms.DecimalField(
        label=_("Another amount in HBAR"),
        min_value=LEAST,
        max_value=MOST,
        decimal_places=8,
        help_text=_("From 1 to 10, such as 2.5."),
        error_messages={
            "required": _("Write how many HBAR you would like."),
            "invalid": _("Write a number, such as 2.5."),
            "min_value": _("Ask for at least 1 HBAR."),
            "max_value": _("Ask for at most 10 HBAR."),
            "max_decimal_places": _("HBAR have at most eight decimals."),
        },
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal", "autocomplete": "off"}),
    )
