"""Nobody is found in what is told: no answer, and no difference of answers, tells a number under ten."""

from hypothesis import given
from hypothesis import strategies as st

from learning.insight.release import FEWEST_FOR_SHARE, PEERS, release, share, share_of, together, within

LEARNERS = st.integers(0, 120)
HIDDEN = range(PEERS + 1)


@given(LEARNERS)
def test_whoever_is_counted_in_a_number_that_is_shown_has_ten_peers_in_it(learners: int) -> None:
    shown = release(learners)
    assert shown == 0 or learners - 1 >= shown >= PEERS
    assert (shown == 0) == (learners in HIDDEN)
    assert shown % PEERS == 0


@given(st.lists(LEARNERS, min_size=1, max_size=30), st.data())
def test_a_sum_beside_its_parts_does_not_tell_what_is_hidden(parts: list[int], data: st.DataObject) -> None:
    """Whatever a hidden part holds, the answers are the same: parts, their sum, and shares of it."""

    def answers(counts: list[int]) -> tuple[list[int], int, list[int | None]]:
        told = [release(count) for count in counts]
        shares = [share(part, together(told)) for part in told]
        return told, together(told), [*shares, share_of(told[:3], told[3:])]

    hidden = data.draw(st.sampled_from(range(len(parts))))
    parts[hidden] = data.draw(st.sampled_from(HIDDEN))
    assert all(answers(parts) == answers([*parts[:hidden], other, *parts[hidden + 1 :]]) for other in HIDDEN)


@given(st.lists(st.integers(0, 25), min_size=2, max_size=12), st.data())
def test_the_difference_of_two_days_or_two_stages_does_not_tell_a_number_under_ten(
    added: list[int], data: st.DataObject
) -> None:
    """Numbers that only grow, day by day or from stage to stage. For the difference of any two there are, whatever the
    other answers are, ten possibilities at least; and among them that nobody came, or more than ten."""
    counts = [sum(added[: number + 1]) for number in range(len(added))]
    told = [release(count) for count in counts]
    earlier = data.draw(st.sampled_from(range(len(told) - 1)))
    later = data.draw(st.sampled_from(range(earlier + 1, len(told))))
    possible = set()
    for before in range(PEERS):
        for after in range(PEERS):
            world = _growing(told, {earlier: before, later: after})
            assert world == sorted(world)
            if [release(count) for count in world] == told:
                possible.add(world[later] - world[earlier])
    assert len(possible) >= PEERS
    assert 0 in possible or max(possible) > PEERS


def _growing(told: list[int], above: dict[int, int]) -> list[int]:
    """Numbers that grow and of which `told` could be told, with some of them so far above their least."""
    least = [shown + 1 if shown else 0 for shown in told]
    return [
        least[number]
        + max((more for at, more in above.items() if at <= number and told[at] == told[number]), default=0)
        for number in range(len(told))
    ]


@given(st.lists(st.sets(st.integers(0, 80)), min_size=2, max_size=7), st.data())
def test_a_week_beside_its_days_does_not_tell_how_many_there_were_on_a_hidden_day(
    days: list[set[int]], data: st.DataObject
) -> None:
    """For each number that the hidden day could have there is a week of which the same is told."""
    hidden = data.draw(st.sampled_from(range(len(days))))
    days[hidden] = set(list(days[hidden])[:PEERS])
    told = _tell_week(days)
    assert all(_tell_week(_week_like(told, hidden, learners)) == told for learners in HIDDEN)


def _tell_week(days: list[set[int]]) -> tuple[list[int], int]:
    told = [release(len(day)) for day in days]
    return told, within(release(len(set().union(*days))), told)


def _week_like(told: tuple[list[int], int], hidden: int, learners: int) -> list[set[int]]:
    """A week with so many learners on the hidden day, and as few as can be on the others."""
    by_day, of_week = told
    sizes = [shown + 1 if shown else 0 for shown in by_day]
    sizes[hidden] = learners
    together_there_are = of_week + 1 if of_week < sum(by_day) else max(sum(sizes), 1)
    days, first = [], 0
    for size in sizes:
        days.append({(first + number) % together_there_are for number in range(size)})
        first += size
    return days


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_a_share_is_near_the_truth_the_nearer_the_more_they_are(part: int, rest: int) -> None:
    whole = part + rest
    about = share(release(part), release(whole))
    if release(whole) < FEWEST_FOR_SHARE:
        assert about is None
    else:
        assert about is not None
        assert 0 <= about <= 100
        assert abs(about - 100 * part / whole) <= (25 if whole <= 80 else 10 if whole <= 400 else 3)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=3), st.lists(st.integers(0, 400), min_size=1, max_size=3))
def test_a_share_of_parts_is_near_the_truth_too(inside: list[int], outside: list[int]) -> None:
    told = [release(part) for part in (*inside, *outside)]
    about = share_of(told[: len(inside)], told[len(inside) :])
    if sum(told) < FEWEST_FOR_SHARE:
        assert about is None
    else:
        assert about is not None
        truth = 100 * sum(inside) / sum((*inside, *outside))
        assert abs(about - truth) <= 5 + 100 * 6 * len(told) / sum(told)
