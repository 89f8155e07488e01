"""The forms of moderators, and the one for reporting a post to them."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.models import Discussion
from community.models.discussion import DiscussionCategory
from community.models.moderation import ReportReason
from community.moderation.locations import (
    ThreadLocation,
    location_of,
    parse_location,
    subject_choices,
    subject_of,
)
from community.moderation.registry import action_choices
from community.posts.forms import HoneypotForm
from learning.web.form_fields import SeenTextField
from learning.web.seed_phrase import refuse_seed_phrase

DURATIONS: Final = [
    ("1", _("One hour")),
    ("24", _("One day")),
    ("72", _("Three days")),
    ("168", _("One week")),
    ("720", _("30 days")),
    ("2160", _("90 days")),
    ("8760", _("One year")),
]


class ReasonForm(forms.Form):
    reason = SeenTextField(
        label=_("Reason"),
        required=False,
        max_length=500,
        help_text=_("The author and other moderators can read it."),
        error_messages={"required": _("Say why.")},
    )


class ActionForm(ReasonForm):
    """One of the actions that `choices` offers.

    The field is not called "action": in a browser it would hide the address of its form.
    """

    act = forms.ChoiceField(
        label=_("What to do"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what to do."), "invalid_choice": _("There is no such act.")},
    )
    field_order = ("act", "reason")

    def __init__(self, *args: Any, choices: list[tuple[str, str | Promise]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["act"].choices = choices  # type: ignore[attr-defined]


class MoveForm(ReasonForm):
    category = forms.ChoiceField(label=_("Kind"), choices=DiscussionCategory.choices)
    subject = forms.ChoiceField(label=_("Course or lesson"), required=False)
    field_order = ("category", "subject", "reason")

    def __init__(self, *args: Any, thread: Discussion, **options: Any) -> None:
        here = location_of(thread)
        options.setdefault("initial", {"category": here.category, "subject": subject_of(here)})
        super().__init__(*args, **options)
        self.fields["subject"].choices = subject_choices(also=here.course_id)  # type: ignore[attr-defined]

    def location(self) -> ThreadLocation:
        return parse_location(self.cleaned_data["category"], self.cleaned_data["subject"])


class MergeForm(ReasonForm):
    """`target` comes out as the thread."""

    target = forms.CharField(
        label=_("Into which thread?"),
        max_length=500,
        help_text=_("Its number or its address, such as 123 or https://…/community/123/…"),
        error_messages={"required": _("Say into which thread.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("target", "reason")

    def clean_target(self) -> Discussion:
        number = _thread_number(self.cleaned_data["target"])
        target = Discussion.objects.filter(pk=number).first() if number else None
        if target is None:
            raise ValidationError(_("There is no such thread."))
        return target


class SuspensionForm(ReasonForm):
    """`hours` comes out as a time span."""

    hours = forms.ChoiceField(label=_("For how long?"), choices=DURATIONS, initial="24")
    field_order = ("hours", "reason")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].required = True
        self.fields["reason"].help_text = _("The person reads it.")

    def clean_hours(self) -> timedelta:
        return timedelta(hours=int(self.cleaned_data["hours"]))


class ReportForm(HoneypotForm):
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=ReportReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong with it.")},
    )
    note = SeenTextField(
        label=_("Anything a moderator should know"),
        required=False,
        max_length=500,
        validators=[refuse_seed_phrase],
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class LogFilterForm(forms.Form):
    action = forms.ChoiceField(label=_("Act"), required=False, choices=lambda: [("", _("Any")), *action_choices()])
    person = forms.CharField(label=_("Person, by whole username"), required=False, max_length=30)


def _thread_number(text: str) -> int | None:
    """The number that is written, or the one in the address of a thread."""
    text = text.strip().removeprefix("#")
    if text.isascii() and text.isdigit():
        return int(text) if len(text) < 19 else None
    start = text.find("/", text.find("://") + 3) if "://" in text else 0
    path = text[start:].partition("?")[0].partition("#")[0]
    try:
        number = resolve(path).kwargs.get("discussion_id")
    except Resolver404:
        return None
    return number if isinstance(number, int) and number < 10**18 else None
