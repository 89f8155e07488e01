from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from learning.courses.catalog import Filters
from learning.models import Course
from learning.models.course import Difficulty, Track
from learning.web.form_fields import LongTextField

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
        return cast(Filters, self.cleaned_data)


class RatingForm(forms.Form):
    """One to five stars, and a few words for those who come after."""

    stars = forms.TypedChoiceField(
        label=_("Your rating"),
        coerce=int,
        choices=[(n, ngettext_lazy("%(stars)d star", "%(stars)d stars", n) % {"stars": n}) for n in range(1, 6)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose from one to five stars.")},
    )
    review = LongTextField(
        label=_("Your review"),
        required=False,
        max_length=1000,
        help_text=_("What should others know before they begin? Everybody can read this. At most 1,000 characters."),
        attrs={"rows": 4},
    )
