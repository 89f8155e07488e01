from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.models.notification import Channel, NotificationKind
from community.notifications.preferences import BY_MAIL, Choices

NO_ADDRESS = _("Give and confirm an e-mail address first, then choose this.")


class ChoicesForm(forms.Form):
    """One select for each kind. Where the site sends no mail, that is offered only where it was chosen before."""

    def __init__(self, *args: Any, choices: Choices, has_address: bool, sends_mail: bool, **options: Any) -> None:
        options.setdefault("initial", choices)
        super().__init__(*args, **options)
        self.before = choices
        self.has_address = has_address
        for kind in NotificationKind:
            offered = [way for way in Channel if sends_mail or way not in BY_MAIL or way == choices[kind]]
            self.fields[kind] = forms.ChoiceField(label=kind.label, choices=[(way.value, way.label) for way in offered])

    def clean(self) -> None:
        for kind, way in self.chosen.items():
            if way in BY_MAIL and way != self.before[kind] and not self.has_address:
                self.add_error(kind, ValidationError(NO_ADDRESS))

    @property
    def chosen(self) -> Choices:
        return {NotificationKind(kind): Channel(way) for kind, way in self.cleaned_data.items()}


class AddressForm(forms.Form):
    address = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("We mail a link there. The address is yours here once you have opened it."),
        error_messages={"invalid": _("Write an address such as amina@example.org.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off", "spellcheck": "false"}),
    )
