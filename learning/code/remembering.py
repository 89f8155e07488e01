"""The same source gets the same answer: what came out is kept for a month, by a hash of all that decides it."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from django.utils import timezone

from learning.code.judging import USED, judge
from learning.code.verdicts import Verdict
from learning.grading.versions import compiler_of
from learning.models import KeptVerdict

# Raised whenever the same source may get another answer, or another sentence.
GRADER_VERSION: Final = 1
KEPT_FOR: Final = timedelta(days=30)
# The others may come of a machine that was busy for a moment.
_KEPT: Final = frozenset({"passed", "not_yet", "not_compiled"})


def judge_once(content: Mapping[str, Any], *, variant: int, source: str, seed: str) -> Verdict:
    """What judge() says, or has said of the same. Raises as judge() does, of which nothing is kept."""
    key = _key(content, variant, source, seed)
    now = timezone.now()
    kept = KeptVerdict.objects.filter(key=key, judged_at__gt=now - KEPT_FOR).values_list("feedback", flat=True).first()
    if kept is not None:
        return Verdict.from_feedback(kept, checks=len(content["checks"]))
    verdict = judge(content, variant=variant, source=source, seed=seed)
    if verdict.outcome in _KEPT:
        feedback = verdict.as_feedback()
        KeptVerdict.objects.update_or_create(key=key, defaults={"feedback": feedback, "judged_at": now})
        return Verdict.from_feedback(feedback, checks=verdict.checks)
    return verdict


def forget_old_verdicts(*, now: datetime) -> None:
    KeptVerdict.objects.filter(judged_at__lt=now - KEPT_FOR).delete()


def _key(content: Mapping[str, Any], variant: int, source: str, seed: str) -> str:
    lesson = {key: content[key] for key in (*USED, "variants") if key in content}
    decides = [lesson, variant, source, seed, compiler_of(content["language"]), GRADER_VERSION]
    return sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()
