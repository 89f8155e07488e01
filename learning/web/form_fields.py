from typing import Any

from django import forms


class LongTextField(forms.CharField):
    """Text of several lines, counted as browsers count it: a line end is one character, though it is sent as two."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs=options.pop("attrs", {})), **options)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n").strip()
