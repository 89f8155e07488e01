"""A school in which one learner has one of everything, each with a word of its own by which an answer gives it away."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import Group

from learning.models import User
from tests.builders import make_course, make_enrolment, make_user
from tests.pages.worst_ledger import make_index
from tests.sweep import things

# Who asks, by the letter they have in table.txt. The learner owns what is in the world, and teaches the class.
VISITOR, LEARNER, OTHER, ADMIN = "v", "l", "o", "*"
ROLES: Final = {"U": "Authors", "R": "Reviewers", "M": "Moderators", "S": "Support", "O": "Operators"}
EVERYBODY: Final = "vloURMSO*"
# Words that stand in one private thing each: who may ever be answered with them.
SECRETS: Final = {
    "zqmail": "lS*",  # the learner's address
    "zqnews": "l*",  # the title of a notification
    "zqmemo": "lSO*",  # of a transaction of the learner's
    "zqclass": "lS*",  # the name of the class that the learner teaches
    "zqbrowser": "lS*",  # from which the learner is signed in
    "zqcode": "lS*",  # what the learner writes in a code lesson
    "zqanswer": "lS*",  # in a practical lesson
    "zqreport": "oM*",  # what the other learner has reported to moderators
    "zqmistake": "oURM*",  # and as a mistake of a lesson
    "zqact": "lM*",  # why a moderator did something to a post of the learner's
    "zqdraft": "UR*",  # a course that an author is writing; in the admin reviewers see that it is there
    "zqimport": "U*",  # the name of a file that an author sent
}


@dataclass(frozen=True, slots=True)
class World:
    """`known` are values for the parts of addresses; `of` those that are others at some addresses, by their names."""

    people: dict[str, User | None]
    known: dict[str, Any]
    of: dict[str, dict[str, Any]]


def make_world() -> World:
    learner = make_user("learner", email="zqmail@example.org")
    people = _people(learner)
    course = make_course("Keys", slug="keys", lessons=1)
    for each in (learner, people[OTHER]):
        assert each is not None
        make_enrolment(each, course)
    of = things.of_lessons(course, learner)
    known: dict[str, Any] = {"course_slug": course.slug}
    text = course.lessons.all()[0]
    known |= {"lesson_slug": text.slug, "username": learner.username, "report_key": "activity", "kind": "csv"}
    known |= things.of_forum(learner, people[OTHER], text) | things.of_class(learner) | things.of_chain(learner)
    of |= things.of_own(learner, people[OTHER]) | things.of_written(people["U"]) | things.of_staff(learner)
    known |= {"section": "courses", "category": "general", "address": learner.evm_address, "number": 0}
    known |= {"transaction_hash": make_index(learner)[0].hash}
    return World(people, known, of)


def _people(learner: User) -> dict[str, User | None]:
    people: dict[str, User | None] = {VISITOR: None, LEARNER: learner, OTHER: make_user("other")}
    for letter, role in ROLES.items():
        people[letter] = person = make_user(f"one-of-{role.lower()}", is_staff=True)
        person.groups.add(Group.objects.get(name=role))
    return people | {ADMIN: make_user("admin", is_staff=True, is_superuser=True)}
