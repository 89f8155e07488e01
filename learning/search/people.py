"""People by a part of their name, whatever stands between its letters (learning/sql/name_parts.sql)."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, F, Func, QuerySet, Value, When
from django.db.models.fields import IntegerField, TextField

from learning.models import User


class NameLetters(Func):
    function = "name_letters"
    output_field = TextField()


class NameParts(Func):
    function = "name_parts"
    output_field = ArrayField(TextField())


def people_named(words: str) -> QuerySet[User]:
    """Those whose username has `words` in it, the nearest first: the whole name, then its beginning."""
    letters = "".join(filter(str.isalnum, words))
    if not letters:
        return User.objects.none()
    typed: Any = NameLetters(Value(letters))
    found = User.objects.alias(letters=NameLetters(F("username")), parts=NameParts(F("username")))
    # One letter has no parts: all names are looked through.
    named = found.filter(letters__contains=typed, parts__contains=NameParts(Value(letters)))
    nearness = Case(
        When(letters=typed, then=0), When(letters__startswith=typed, then=1), default=2, output_field=IntegerField()
    )
    return named.order_by(nearness, "-total_xp", "pk")
