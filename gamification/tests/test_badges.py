"""The badges that ship, and loading them."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from gamification.achievements.library import LIBRARY, BadgeMistakes, load_badges, read_badges
from gamification.models import Achievement

# The rules of the game name these.
PROMISED: dict[str, tuple[str, dict[str, Any]]] = {
    "First Steps": ("common", {"lessons_completed": 1}),
    "Perfect Score": ("rare", {"perfect_scores": 1}),
    "Quiz Master": ("rare", {"quizzes_passed": 10}),
    "Speed Learner": ("rare", {"lessons_in_a_day": 5}),
    "Course Conqueror": ("epic", {"courses_completed": 5}),
    "Scholar": ("epic", {"courses_completed": 10}),
    "Week Warrior": ("common", {"streak_days": 7}),
    "Month Master": ("epic", {"streak_days": 30}),
    "Community Helper": ("rare", {"answers_accepted": 20}),
    "Code Warrior": ("epic", {"code_lessons": 10}),
    "First Transaction": ("common", {"transactions": 1}),
    "Transaction Master": ("rare", {"transactions": 10}),
    "Hedera Expert": ("legendary", {"categories": ["hedera"]}),
}
XP_BOUNDS = {"common": (20, 50), "rare": (75, 150), "epic": (200, 300), "legendary": (500, 500)}

ONE = """\
- slug: early-bird
  name: Early Bird
  description: You were here first.
  emoji: 🐦
  category: special
  rarity: common
  xp_reward: 20
  criteria: {lessons_completed: 1}
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "badges.yaml"
    path.write_text(ONE, encoding="utf-8")
    return path


def test_the_library_holds_what_the_rules_promise() -> None:
    shipped = {badge.name: (badge.rarity, badge.criteria) for badge in read_badges(LIBRARY)}
    assert len(shipped) >= 25
    assert {name: shipped.get(name) for name in PROMISED} == PROMISED


def test_each_shipped_badge_is_one_sentence_and_worth_what_its_rarity_says() -> None:
    badges = read_badges(LIBRARY)
    for badge in badges:
        least, most = XP_BOUNDS[badge.rarity]
        assert least <= badge.xp_reward <= most, badge.slug
        assert badge.description.endswith("."), badge.slug
        assert badge.description.count(". ") == 0, badge.slug
    assert len({badge.name for badge in badges}) == len({badge.icon_emoji for badge in badges}) == len(badges)


@pytest.mark.django_db
def test_loading_creates_what_is_missing_and_repeats_without_harm() -> None:
    first = load_badges()
    assert len(first.created) == len(read_badges(LIBRARY)) == Achievement.objects.count()
    again = load_badges()
    assert (again.created, again.updated, again.kept) == ([], [], [])


@pytest.mark.django_db
def test_what_an_admin_changed_stays_unless_update_is_asked_for(library: Path) -> None:
    load_badges(library)
    Achievement.objects.update(name="Bird", xp_reward=45, is_active=False)

    assert load_badges(library).kept == ["early-bird"]
    assert Achievement.objects.get().name == "Bird"

    assert load_badges(library, update=True).updated == ["early-bird"]
    badge = Achievement.objects.get()
    assert (badge.name, badge.xp_reward) == ("Early Bird", 20)
    assert not badge.is_active, "withdrawing a badge is the school's decision, not the file's"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            ONE.replace("lessons_completed", "lesons_completed"),
            "badges.yaml, line 8: criteria: There is no criterion called lesons_completed. Known criteria: ",
        ),
        (ONE.replace("common", "shiny"), "badges.yaml, line 6: rarity: Value 'shiny' is not a valid choice."),
        (ONE.replace("20", "many"), "badges.yaml, line 7: xp_reward: “many” value must be an integer."),
        (ONE.replace("emoji:", "emojy:"), "badges.yaml, line 4: a badge has no emojy; it has slug, name, "),
        (ONE.replace("  name: Early Bird\n", ""), "badges.yaml, line 1: early-bird has no name."),
        (ONE + ONE, "badges.yaml, line 9: early-bird stands in the file twice."),
        (ONE.replace("early-bird", "early bird"), "badges.yaml, line 1: slug: Enter a valid “slug”"),
        ("- early-bird\n", "badges.yaml, line 1: this badge has no slug."),
        ("slug: early-bird\n", "badges.yaml, line 1: the file must be a list of badges, and has none."),
        (ONE + "- slug: [unclosed\n", "badges.yaml, line 10: not YAML: "),
    ],
)
def test_a_mistake_is_named_with_its_place_and_nothing_is_loaded(library: Path, wrong: str, sentence: str) -> None:
    library.write_text(wrong, encoding="utf-8")
    with pytest.raises(BadgeMistakes) as found:
        load_badges(library)
    assert any(line.startswith(sentence) for line in found.value.sentences), found.value.sentences
    assert not Achievement.objects.exists()


@pytest.mark.django_db
def test_the_command_says_what_it_did_and_what_it_kept(library: Path) -> None:
    out = StringIO()
    call_command("load_achievements", file=library, stdout=out)
    assert "Badges: 1 created, 0 updated." in out.getvalue()
    Achievement.objects.update(name="Bird")
    call_command("load_achievements", file=library, stdout=out)
    assert "Kept as changed here (--update would renew them): early-bird." in out.getvalue()
    call_command("load_achievements", file=library, update=True, stdout=out)
    assert "Badges: 0 created, 1 updated." in out.getvalue()


@pytest.mark.django_db
def test_the_command_warns_of_courses_that_are_not_there(library: Path) -> None:
    library.write_text(ONE.replace("{lessons_completed: 1}", "{courses: [not-yet]}"), encoding="utf-8")
    out = StringIO()
    call_command("load_achievements", file=library, stdout=out)
    assert "early-bird: No published course has the slug not-yet" in out.getvalue()


@pytest.mark.django_db
def test_the_command_refuses_a_wrong_file_and_one_that_is_missing(library: Path) -> None:
    library.write_text(ONE.replace("common", "shiny"), encoding="utf-8")
    with pytest.raises(CommandError, match=r"No badge was loaded\.\nbadges\.yaml, line 6"):
        call_command("load_achievements", file=library)
    with pytest.raises(CommandError, match="There is no file"):
        call_command("load_achievements", file=library.with_name("none.yaml"))
