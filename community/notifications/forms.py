from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.models.notification import Channel
from community.notifications.kinds import all_kinds
from community.notifications.preferences import EMAIL_CHANNELS, Preferences

NO_ADDRESS = _("Give and confirm an e-mail address first, then choose this.")


class PreferencesForm(forms.Form):
    """A select for each kind. Where the site sends no mail, that is offered only where it was chosen before."""

    def __init__(
        self, *args: Any, preferences: Preferences, has_address: bool, sends_mail: bool, **options: Any
    ) -> None:
        options.setdefault("initial", preferences)
        super().__init__(*args, **options)
        self.before = preferences
        self.has_address = has_address
        for kind in all_kinds():
            current = preferences[kind.key]
            offered = [each for each in Channel if sends_mail or each not in EMAIL_CHANNELS or each == current]
            choices = [(channel.value, channel.label) for channel in offered]
            self.fields[kind.key] = forms.ChoiceField(label=str(kind.label), choices=choices)

    def clean(self) -> None:
        for kind, channel in self.channels.items():
            if channel in EMAIL_CHANNELS and channel != self.before[kind] and not self.has_address:
                self.add_error(kind, ValidationError(NO_ADDRESS))

    @property
    def channels(self) -> Preferences:
        return {kind: Channel(channel) for kind, channel in self.cleaned_data.items()}


class AddressForm(forms.Form):
    address = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("We mail a link there. The address is yours here once you have opened it."),
        error_messages={"invalid": _("Write an address such as amina@example.org.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off", "spellcheck": "false"}),
    )
