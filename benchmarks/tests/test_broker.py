from celery import shared_task

from benchmarks.harness.broker import tasks_go_nowhere
from web3versity.celery import app


@shared_task
def deed_of_a_benchmark() -> None:
    raise AssertionError("Nobody should hear of this.")


def test_a_task_sent_meanwhile_reaches_no_worker_of_the_site() -> None:
    before = app.conf.broker_url
    with tasks_go_nowhere():
        with app.connection_for_write() as connection:
            assert connection.transport_cls == "memory"
        deed_of_a_benchmark.apply_async(retry=False)
    assert app.conf.broker_url == before
