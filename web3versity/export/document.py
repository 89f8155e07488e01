"""Writing the document piece by piece, so that its size is bounded by what a learner did and not by our memory."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.core.serializers.json import DjangoJSONEncoder

from web3versity.export.chain import chain_sections
from web3versity.export.community import community_sections
from web3versity.export.gamification import gamification_sections
from web3versity.export.learning import learning_sections
from web3versity.export.notifications import notification_sections
from web3versity.export.section import Section
from web3versity.export.staff import staff_sections

FORMAT: Final = "web3versity-account-1"


def all_sections(user_id: int) -> list[Section]:
    """Every list of the document, in its order."""
    return [
        *learning_sections(user_id),
        *gamification_sections(user_id),
        *community_sections(user_id),
        *notification_sections(user_id),
        *chain_sections(user_id),
        *staff_sections(user_id),
    ]


def write_export(*, user_id: int, now: datetime) -> Iterator[str]:
    """The document as text in pieces, one entry of a list to a line."""
    yield f'{{\n"format": {_json(FORMAT)},\n"exported_at": {_json(now)}'
    for section in all_sections(user_id):
        yield f",\n{_json(section.key)}: "
        if section.is_single:
            yield _json(next(section.entries(), None))
            continue
        yield "["
        for number, entry in enumerate(section.entries()):
            yield ("," if number else "") + f"\n  {_json(entry)}"
        yield "\n]"
    yield "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
