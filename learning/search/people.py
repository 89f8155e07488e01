"""People by a part of their name, whatever stands between its letters (learning/sql/name_parts.sql)."""

from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, F, Func, QuerySet, Value, When
from django.db.models.fields import IntegerField, TextField
from django.db.models.functions import Lower
from eth_utils.address import is_hex_address, to_checksum_address

from learning.models import User

_MOST_LOOKED_AT: Final = 1000
# A part that more names have is no name yet.
_MOST_PEOPLE: Final = 100


class NameLetters(Func):
    function = "name_letters"
    output_field = TextField()


class NameParts(Func):
    function = "name_parts"
    output_field = ArrayField(TextField())


def people_named(words: str) -> QuerySet[User]:
    """Those whose username has `words` in it, the nearest first: the whole name, then its beginning.

    Of a part that thousands have in their names, a thousand are looked at, and those whose names begin so. One query is
    asked at once, the other when the answer is read.
    """
    letters = "".join(filter(str.isalnum, words))
    if not letters:
        return User.objects.none()
    typed: Any = NameLetters(Value(letters))
    named = User.objects.alias(letters=NameLetters(F("username")), parts=NameParts(F("username")))
    # One letter has no parts: names are looked through until a thousand have it.
    holding = named.filter(letters__contains=typed, parts__contains=NameParts(Value(letters)))
    first = words.lower()
    beginning = User.objects.alias(lower_name=Lower("username")).filter(
        lower_name__gte=first, lower_name__lt=f"{first}\U0010ffff"
    )
    looked_at = holding.values_list("pk", flat=True)[:_MOST_LOOKED_AT].union(
        beginning.order_by(Lower("username")).values_list("pk", flat=True)[:_MOST_LOOKED_AT]
    )
    nearness = Case(
        When(letters=typed, then=0), When(letters__startswith=typed, then=1), default=2, output_field=IntegerField()
    )
    return named.filter(pk__in=list(looked_at)).order_by(nearness, "-total_xp", "pk")


def people_known_as(words: str) -> QuerySet[User]:
    """People by their username or a part of it, wallet address in any case, or Hedera account; the nearest names."""
    words = words.replace("\0", "")
    if is_hex_address(words):
        return User.objects.filter(evm_address__in=[words, to_checksum_address(words)])
    if words.startswith("0.0."):
        return User.objects.filter(hedera_account_id=words)
    return people_named(words)[:_MOST_PEOPLE]
