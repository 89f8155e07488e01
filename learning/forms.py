from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.catalog import Filters
from learning.models import Course
from learning.models.course import Difficulty, Track

ANY = [("", _("Any"))]


class CatalogForm(forms.Form):
    """The catalog's filters. What it cannot understand it ignores: a filter is never a reason for an error page."""

    q = forms.CharField(
        label=_("Search"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    track = forms.ChoiceField(label=_("Track"), required=False, choices=[*ANY, *Track.choices])
    difficulty = forms.ChoiceField(label=_("Level"), required=False, choices=[*ANY, *Difficulty.choices])
    category = forms.ChoiceField(label=_("Subject"), required=False)
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("popular", _("Most popular")), ("rating", _("Best rated")), ("newest", _("Newest"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        categories = Course.objects.published().order_by("category").values_list("category", flat=True).distinct()
        self.fields["category"].choices = [*ANY, *((name, name.replace("-", " ").capitalize()) for name in categories)]  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """The filters that made sense."""
        self.is_valid()
        return Filters(**{name: value.replace("\x00", "") for name, value in self.cleaned_data.items()})  # type: ignore[typeddict-item]
