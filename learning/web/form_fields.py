"""Fields for what others may read."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from learning.content.signs import has_pile, is_blank
from learning.web.seed_phrase import refuse_seed_phrase


def refuse_piles(text: str) -> None:
    """A validator. Raises ValidationError for marks that cover the lines above and below."""
    if has_pile(text):
        raise ValidationError(_("There are too many marks on one letter. Take some away."), code="pile")


class SeenTextField(forms.CharField):
    """Text in any script. What has nothing to see in it counts as empty."""

    default_validators = [refuse_piles]

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        return "" if is_blank(text) else text


class LongTextField(SeenTextField):
    """Text of several lines, counted as browsers count it: a line end is one character, though it is sent as two.

    Others may read it, so it takes no seed phrase.
    """

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(attrs=options.pop("attrs", {}))
        super().__init__(widget=widget, validators=[refuse_seed_phrase], **options)

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n").strip()


class SelectOfTitles(forms.Select):
    """Choices in the words of people, each of which runs its own way."""

    def create_option(self, *args: Any, **options: Any) -> dict[str, Any]:
        option = super().create_option(*args, **options)
        option["attrs"]["dir"] = "auto"
        return option
