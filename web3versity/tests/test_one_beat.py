"""However many beats run, one sends; another takes over from where it stopped."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from celery import Celery
from django.utils import timezone
from pytest_django.fixtures import Settings

from settings.redis_clients import open_redis
from web3versity.beat import LAST_SENT_KEY, OneBeat
from web3versity.health.worker_heartbeat import BEAT_KEY, is_beat_alive

HOUR = 3600


@pytest.fixture
def app() -> Iterator[Celery]:
    forget()
    celery = Celery("beats", broker="memory://", set_as_current=False)
    celery.conf.update(
        beat_max_loop_interval=1,
        beat_schedule={
            "often": {"task": "often", "schedule": 0.001},
            "seldom": {"task": "seldom", "schedule": HOUR},
        },
    )
    yield celery
    celery.close()
    forget()


def forget() -> None:
    with open_redis(timeout=1) as client:
        client.delete(BEAT_KEY, LAST_SENT_KEY)


def turns(beat: OneBeat, count: int = 4) -> list[str]:
    """What it sends in so many turns."""
    sent: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(beat, "send_task", lambda name, *_args, **_options: sent.append(name))
        for _ in range(count):
            assert beat.tick() <= 1
    return sent


def test_one_of_two_sends_and_the_other_takes_over_when_it_ends_or_is_killed(app: Celery) -> None:
    first, second = OneBeat(app=app), OneBeat(app=app)
    assert set(turns(first)) == {"often"}
    assert turns(second) == []
    with open_redis(timeout=1) as client:
        assert is_beat_alive(client)
        assert 0 < client.ttl(BEAT_KEY) <= 6
        first.close()
        assert not is_beat_alive(client)
        assert set(turns(second)) == {"often"}
        assert turns(first) == []
        # As when it has been dead for six seconds.
        client.delete(BEAT_KEY)
        assert set(turns(first)) == {"often"}
        assert turns(second) == []


def test_who_takes_over_knows_when_each_task_was_sent_last(app: Celery) -> None:
    with open_redis(timeout=1) as client:
        client.hset(LAST_SENT_KEY, "seldom", (timezone.now() - timedelta(hours=2)).isoformat())
        client.hset(LAST_SENT_KEY, "of an older version", timezone.now().isoformat())
    assert turns(OneBeat(app=app)).count("seldom") == 1
    forget_the_mark()
    assert "seldom" not in turns(OneBeat(app=app))


def forget_the_mark() -> None:
    with open_redis(timeout=1) as client:
        client.delete(BEAT_KEY)


def test_nothing_is_sent_while_very_much_waits_for_the_workers_of_the_schedule(
    app: Celery, monkeypatch: pytest.MonkeyPatch
) -> None:
    beat = OneBeat(app=app)
    monkeypatch.setattr(beat.redis, "llen", {"celery": 3000, "grading": 0}.get)
    assert turns(beat) == []
    monkeypatch.setattr(beat.redis, "llen", {"celery": 2999, "grading": 9000}.get)
    assert turns(beat)


def test_nothing_is_sent_while_redis_is_away(app: Celery, settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1"
    beat = OneBeat(app=app)
    assert turns(beat) == []
    beat.close()
