"""The forms of the account page."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from learning.accounts.avatars import FRIENDLY, is_single_emoji
from learning.accounts.time_zones import zone_choices
from learning.models import User
from learning.models.user import username_shape
from learning.web.form_fields import LongTextField


class ProfileForm(forms.Form):
    """A learner's profile: how they want to be known. `other_emoji`, when given, wins over the chosen one."""

    username = forms.CharField(
        label=_("Name"),
        max_length=30,
        validators=[username_shape],
        help_text=_("3 to 30 letters, digits, hyphens or underscores. It is the address of your profile, too."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "off", "spellcheck": "false"}),
    )
    avatar_emoji = forms.ChoiceField(label=_("Avatar"), required=False, widget=forms.RadioSelect)
    other_emoji = forms.CharField(
        label=_("Or any other emoji"),
        required=False,
        help_text=_("One emoji. It goes before the one chosen above."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    bio = LongTextField(
        label=_("About me"),
        required=False,
        max_length=500,
        help_text=_("A few sentences, at most 500 characters. Everybody who sees your profile can read them."),
        attrs={"rows": 4},
    )
    timezone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("It says when your day ends, and with it your chance to keep your streak.")
    )

    def __init__(self, *args: Any, learner: User, **options: Any) -> None:
        shown = [name for name in self.base_fields if name != "other_emoji"]
        options.setdefault("initial", {name: getattr(learner, name) for name in shown})
        super().__init__(*args, **options)
        self.avatar = learner.avatar_emoji
        avatars = dict.fromkeys([learner.avatar_emoji, *FRIENDLY])
        self.fields["avatar_emoji"].choices = [(emoji, emoji) for emoji in avatars]  # type: ignore[attr-defined]
        self.fields["timezone"].choices = zone_choices(learner.timezone)  # type: ignore[attr-defined]

    def clean_other_emoji(self) -> str:
        emoji: str = self.cleaned_data["other_emoji"]
        if emoji and not is_single_emoji(emoji):
            raise ValidationError(_("This is not one emoji. Choose a single one."))
        return emoji

    def clean(self) -> dict[str, Any]:
        other = self.cleaned_data.pop("other_emoji", "")
        self.cleaned_data["avatar_emoji"] = other or self.cleaned_data.get("avatar_emoji") or self.avatar
        return self.cleaned_data


class PrivacyForm(forms.Form):
    """Who may see the learner."""

    profile_public = forms.BooleanField(
        label=_("Everybody may see my profile"),
        required=False,
        help_text=_("When this is off, nobody but you can open your profile. For others the page does not exist."),
    )
    show_on_leaderboard = forms.BooleanField(
        label=_("Show me on the leaderboards"),
        required=False,
        help_text=_("When this is off, you are on no board from this moment on. Your points go on counting."),
    )

    def __init__(self, *args: Any, learner: User, **options: Any) -> None:
        options.setdefault("initial", {name: getattr(learner, name) for name in self.base_fields})
        super().__init__(*args, **options)


class AccountDeletionForm(forms.Form):
    """Confirms the deletion of an account: typing one's own name cannot happen by a slip."""

    typed_name = forms.CharField(
        label=_("Type your name to confirm"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, learner: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.username = learner.username

    def clean_typed_name(self) -> str:
        if self.cleaned_data["typed_name"].lower() != self.username.lower():
            raise ValidationError(_("This is not your name here."))
        return self.username
