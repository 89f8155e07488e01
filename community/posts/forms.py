"""The forms of the forum."""

import re
import unicodedata
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.markup.text import PostField, TitleField
from community.models.discussion import DiscussionCategory
from community.threads.listing import SORTS, ThreadFilters
from learning.content.words import is_word_character, trim_marks
from learning.web.form_fields import SeenTextField
from learning.web.seed_phrase import refuse_seed_phrase

MOST_TAGS: Final = 5
# Commas as Chinese, Japanese and Arabic write them part tags like ours, and the wide # begins one.
_BETWEEN_TAGS: Final = re.compile(r"[,;\n，；、،؛]|\s[#＃]")
SHOWN: Final = [
    ("", _("All")),
    ("unanswered", _("Unanswered")),
    ("solved", _("Solved")),
    ("mine", _("Mine")),
    ("following", _("Following")),
]
SORT_NAMES: Final = [("active", _("Last active")), ("new", _("Newest")), ("top", _("Most votes"))]


def tidy_tag(typed: str) -> str:
    """A tag as it is stored and asked for: in NFC and small letters, a hyphen where no word, plus or point can be."""
    signs = unicodedata.normalize("NFC", typed.lower())
    kept = "".join(sign if is_word_character(sign) or sign in "+.-" else " " for sign in signs)
    tag = "-".join(kept.split())
    # A mark may stand behind a sign that is taken away, and that before another mark.
    while (shorter := trim_marks(tag.strip("-."))) != tag:
        tag = shorter
    return tag


class TagsField(forms.CharField):
    """Tags as people type them, "keys, Gas fees #hbar", to a list of at most five: ["keys", "gas-fees", "hbar"]."""

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        typed = _BETWEEN_TAGS.split(super().to_python(value) or "")
        tags = (tidy_tag(part.strip(" #＃\t")) for part in typed)
        return list(dict.fromkeys(tag for tag in tags if tag))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > MOST_TAGS:
            raise ValidationError(_("Choose at most five tags."))
        if any(len(tag) > 30 for tag in value):
            raise ValidationError(_("A tag has at most 30 characters."))

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


class HoneypotForm(forms.Form):
    """A field that people do not see. Programs that fill in everything fill it in too."""

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("This field is there to be left empty. Clear it and send again."))
        return ""


def content_field(label: Any, *, rows: int) -> PostField:
    return PostField(label=label, attrs={"rows": rows, "data-composer": ""})


class PostForm(HoneypotForm):
    """A reply."""

    content = content_field(_("Your answer"), rows=6)


class ThreadForm(HoneypotForm):
    """A thread: what it is called, what it says, and where it belongs."""

    title = TitleField(
        label=_("Title"),
        least=8,
        max_length=200,
        help_text=_("One sentence that somebody with the same question would search for."),
    )
    content = content_field(_("Your question or story"), rows=10)
    category = forms.ChoiceField(label=_("Kind"), choices=DiscussionCategory.choices)
    tags = TagsField(
        label=_("Tags"),
        required=False,
        max_length=200,
        help_text=_("Up to five words, with commas between them: keys, gas fees."),
    )


class ThreadEditForm(HoneypotForm):
    """Changing a thread; `note` tells readers of its history why."""

    title = ThreadForm.base_fields["title"]
    content = content_field(_("Text"), rows=12)
    tags = ThreadForm.base_fields["tags"]
    note = SeenTextField(
        label=_("What did you change?"),
        required=False,
        max_length=300,
        validators=[refuse_seed_phrase],
        help_text=_("Everybody can read it in the history."),
    )


class ReplyEditForm(HoneypotForm):
    """Changing a reply."""

    content = content_field(_("Text"), rows=8)
    note = ThreadEditForm.base_fields["note"]


class FilterForm(forms.Form):
    """What the list shows. What it cannot understand it ignores: a filter is never a reason for an error page."""

    q = forms.CharField(
        label=_("Search"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    category = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("Any")), *DiscussionCategory.choices])
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=SORT_NAMES)
    show = forms.ChoiceField(required=False, choices=SHOWN, widget=forms.HiddenInput)
    tag = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    course = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)
    lesson = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)

    def clean_tag(self) -> str:
        return tidy_tag(self.cleaned_data["tag"])

    def filters(self) -> ThreadFilters:
        """The filters that made sense."""
        self.is_valid()
        return cast(ThreadFilters, {"sort": next(iter(SORTS))} | {k: v for k, v in self.cleaned_data.items() if v})
