"""Who takes which course, and how far they get."""

from random import Random

from benchmarks.generate.courses import PlannedCourse
from benchmarks.generate.scale import LESSONS_PER_COURSE, Scale
from benchmarks.generate.sharing import share_out

# A few learners take many courses, and one enrolment in eight is seen through to the end.
_UNEVENNESS = 1.3
_FINISHED = 0.12
_LESSONS_OTHERWISE = 2.95


class Enrolments:
    """The numbers of courses and lessons for every learner, which add up to the scale's."""

    def __init__(self, scale: Scale, courses: list[PlannedCourse], random: Random) -> None:
        self._random = random
        self._open = [course for course in courses if course.asks_for is None]
        weights = [random.lognormvariate(0, _UNEVENNESS) for _ in range(scale.users)]
        self.per_learner = share_out(scale.enrolments, weights, most=len(self._open) * 3 // 4)
        depths = [self._depth() for _ in range(scale.enrolments)]
        self._depths = iter(share_out(scale.completions, depths, most=LESSONS_PER_COURSE))

    def next(self, number: int) -> list[tuple[PlannedCourse, int]]:
        """`number` courses for the next learner, with the lessons done in each. Finishing one may open another."""
        taken: dict[int, tuple[PlannedCourse, int]] = {}
        opened: list[PlannedCourse] = []
        for _ in range(number):
            depth = next(self._depths)
            course = opened.pop() if opened and self._random.random() < 0.5 else self._pick(taken)
            taken[course.id] = course, depth
            if depth == len(course.lessons) and course.leads_to and course.leads_to.id not in taken:
                opened.append(course.leads_to)
        return list(taken.values())

    def _pick(self, taken: dict[int, tuple[PlannedCourse, int]]) -> PlannedCourse:
        while True:
            course = self._open[int(len(self._open) * self._random.random() ** 1.7)]
            if course.id not in taken:
                return course

    def _depth(self) -> float:
        finished = self._random.random() < _FINISHED
        return LESSONS_PER_COURSE + 1.0 if finished else self._random.expovariate(1 / _LESSONS_OTHERWISE)
