from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from learning.accounts.person_names import BadPersonName, clean_person_name


class NameForm(forms.Form):
    """What name shall stand on certificates; empty for the username."""

    name = forms.CharField(
        label=_("Name on my certificates"),
        required=False,
        max_length=500,  # more than fits: the sentence about that says how much does
        help_text=_("In any script, as you want it read. Everybody who is given a certificate sees it."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto", "spellcheck": "false"}),
    )

    def clean_name(self) -> str:
        text: str = self.cleaned_data["name"]
        try:
            return clean_person_name(text) if text.strip() else ""
        except BadPersonName as error:
            raise ValidationError(str(error)) from None
