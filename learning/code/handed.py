"""What a learner hands in or keeps as a draft: typed source, or the pieces that were chosen. None of it is trusted."""

from hashlib import sha256
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from learning.code.pieces import count_gaps, put_together
from learning.code.words import filled_in
from learning.grading.box import refusal
from learning.grading.jobs import MOST_SOURCE_BYTES
from learning.grading.sentences import SENTENCES
from learning.lesson_types.kind import Answers, Submission
from learning.models.code_work import CodeRoute

# What Django puts where the bytes of a form are no UTF-8.
_NO_TEXT: Final = "\ufffd"


def read_handed(content: dict[str, Any], post: QueryDict) -> Submission:
    """What is handed in, with a sentence where it cannot be taken."""
    draft = read_draft(content, post)
    if draft.errors:
        return draft
    if draft.answers["route"] == CodeRoute.LINES and "" in draft.answers["pieces"]:
        return Submission(draft.answers, {"pieces": _("Some gaps are still empty: choose a piece for each.")})
    if draft.answers["route"] == CodeRoute.TYPING and not draft.answers["source"].strip():
        return Submission(draft.answers, {"source": _("There is nothing here yet. Write your code first.")})
    return draft


def read_draft(content: dict[str, Any], post: QueryDict) -> Submission:
    """The same, unfinished as it may be. A piece that the lesson does not have is none."""
    if post.get("route") == CodeRoute.LINES and "lines" in content:
        known = pieces_by_key(content)
        asked = [post.get(f"piece-{number}", "") for number in range(count_gaps(content["lines"]["frame"]))]
        return Submission({"route": CodeRoute.LINES.value, "pieces": [key if key in known else "" for key in asked]})
    # Forms write lines as Windows does.
    source = post.get("source", "").replace("\r\n", "\n").replace("\r", "\n")
    answers = {"route": CodeRoute.TYPING.value, "source": source}
    reason = "not_text" if _NO_TEXT in source else refusal(source)
    if not reason:
        return Submission(answers)
    sentence = str(SENTENCES[reason]) % {"bytes": MOST_SOURCE_BYTES}
    return Submission(answers | {"source": source[:MOST_SOURCE_BYTES].replace("\0", _NO_TEXT)}, {"source": sentence})


def pieces_by_key(content: dict[str, Any]) -> dict[str, str]:
    """All pieces of the lesson as their author wrote them. The keys tell nothing of where a piece belongs."""
    lines = content["lines"]
    return {sha256(piece.encode()).hexdigest()[:12]: piece for piece in (*lines["right"], *lines["spare"])}


def source_of(content: dict[str, Any], answers: Answers, *, words: dict[str, Any]) -> str:
    """The source that `answers`, as read here, come to in the variant with these `words`."""
    if answers["route"] == CodeRoute.TYPING:
        return str(answers["source"])
    known = pieces_by_key(content)
    pieces = [known[key] for key in answers["pieces"]]
    return str(filled_in(put_together(content["lines"]["frame"], pieces), words))
