from typing import Any

from django import forms

from learning.web.seed_phrase import refuse_seed_phrase


class LongTextField(forms.CharField):
    """Text of several lines, counted as browsers count it: a line end is one character, though it is sent as two.

    Others may read it, so it takes no seed phrase.
    """

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(attrs=options.pop("attrs", {}))
        super().__init__(widget=widget, validators=[refuse_seed_phrase], **options)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n").strip()
