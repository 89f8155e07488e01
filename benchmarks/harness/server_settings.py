"""Django settings of the server that is measured: the site's own as deployed, in the benchmark's database."""

import os

from web3versity.settings import *  # noqa: F403
from web3versity.settings import DATABASES, REDIS_URL, VAR_DIR

ROOT_URLCONF = "benchmarks.harness.urls"
DATABASES["default"]["NAME"] = os.environ["BENCH_DATABASE"]
# Views that are counted here are not the working site's.
REDIS_URL = f"{REDIS_URL}{'&' if '?' in REDIS_URL else '?'}db=15"
# As in broker.py, for the server.
CELERY_BROKER_URL = "memory://localhost/"
STATIC_ROOT = VAR_DIR / "bench" / "static"
# Nobody learns here, so nothing waits for the time that learning takes.
LEARNING_TAKES_TIME = False
