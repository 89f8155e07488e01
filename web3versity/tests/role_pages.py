"""Pages of staff that are no list, row or form of a model: who opens each, by the letters of role_matrix.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType

from chain.models import ChainSigner
from learning.models import Course, CourseImport, User
from settings.models import PlatformSetting, SettingChange
from tests.builders import make_user

EVERYBODY: Final = "AURMSO"


@dataclass(frozen=True, slots=True)
class StaffPage:
    """`args` of its address; `who` opens it. With `form` it is asked by POST."""

    who: str
    args: Callable[[], list[Any]] = list
    form: dict[str, str] | None = None
    query: str = ""


def _signer() -> list[Any]:
    return [ChainSigner.objects.all()[0].pk]


def _setting() -> list[Any]:
    return [PlatformSetting.objects.get(setting_key="xp_per_quiz").pk]


def _change() -> list[Any]:
    return [*_setting(), SettingChange.objects.filter(setting_key="xp_per_quiz").order_by("-pk")[0].pk]


def _course() -> list[Any]:
    return [ContentType.objects.get_for_model(Course).pk, Course.objects.filter(is_published=True)[0].pk]


def _learner() -> list[Any]:
    return [User.objects.filter(is_staff=False)[0].pk]


def _import() -> list[Any]:
    return [CourseImport.objects.all()[0].pk]


PAGES: Final = {
    "admin:index": StaffPage(EVERYBODY),
    "admin:login": StaffPage(EVERYBODY),
    "admin:logout": StaffPage(EVERYBODY, form={}),
    "admin:password_change": StaffPage(EVERYBODY),
    "admin:password_change_done": StaffPage(EVERYBODY),
    "admin:second_factor": StaffPage(EVERYBODY),
    "admin:jsi18n": StaffPage(EVERYBODY),
    # Only what somebody may see: by model, where the list says it.
    "admin:autocomplete": StaffPage("AS", query="?app_label=gamification&model_name=xpaward&field_name=user"),
    "admin:app_list": StaffPage("AUROS", lambda: ["learning"]),
    "admin:view_on_site": StaffPage(EVERYBODY, _course),
    # Each remedy asks for its own permission (web3versity/tests/test_attention.py); this one is for the queue.
    "admin:attention": StaffPage("AO", lambda: ["failed-tasks", "again"]),
    "admin:support": StaffPage("AS"),
    "admin:support_learner": StaffPage("AS", _learner),
    "admin:chain_chainsigner_mend": StaffPage("AO", _signer),
    "admin:settings_platformsetting_default": StaffPage("AO", _setting, form={}),
    "admin:settings_platformsetting_back": StaffPage("AO", _change, form={}),
    "learning:studio": StaffPage("AUR"),
    # Authors see their own courses there; the pages of a course and a lesson: web3versity/tests/test_insight_pages.py.
    "insight": StaffPage("AU"),
    "insight-file": StaffPage("A", lambda: ["activity", "csv"]),
    "community:review-queue": StaffPage("AM"),
    "community:moderation-refusals": StaffPage("AM"),
    "community:moderation-log": StaffPage("AM"),
    "community:lesson-report-queue": StaffPage("AM"),
    "learning:imports": StaffPage("AU"),
    "learning:import-begin": StaffPage("AU", form={"name": "school.zip", "size": "5"}),
    # Somebody else's is not there for anybody.
    "learning:import": StaffPage("", _import),
    "learning:import-part": StaffPage("", _import, form={}),
    "learning:import-draft": StaffPage("", _import, form={}),
    "learning:import-discard": StaffPage("", _import, form={}),
    # Of other staff: only a superuser sets that.
    "admin:auth_user_password_change": StaffPage("", lambda: [make_user(is_staff=True).pk]),
}
