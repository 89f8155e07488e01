from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from settings.attention import Concern, Remedy


class RemedyForm(forms.Form):
    """Which of the concerns are meant, all of them at first where that suits the remedy, and what it asks for."""

    chosen = forms.MultipleChoiceField(
        label=_("What this is about"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one."),
            "invalid_choice": _("One of them is gone meanwhile. Look at what is left."),
        },
    )

    def __init__(self, *args: Any, remedy: Remedy, concerns: list[Concern], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(concern.key, concern.words) for concern in concerns]
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]
        if remedy.suits_all or len(choices) == 1:
            self.fields["chosen"].initial = [key for key, _words in choices]
        if remedy.asks is not None:
            self.fields["typed"] = remedy.asks()
